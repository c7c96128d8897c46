-- The register of breaches (Art. 33(5) DSGVO): what happened, what follows from it and what was done. It names nobody.
CREATE TABLE breaches (
  id          BIGINT NOT NULL PRIMARY KEY,
  noticed_at  TEXT   NOT NULL,
  description TEXT   NOT NULL,
  reported_at TEXT   NULL,
  closed_at   TEXT   NULL,
  outcome     TEXT   NULL
);
