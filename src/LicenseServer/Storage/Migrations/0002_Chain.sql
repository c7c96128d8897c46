-- Activations and codes lie in the order in which they came, with as few indexes as their rules need: each is one more page to write
-- for every activation once there are millions. ended is 0 while the seat is held and the row's own id afterwards, so that the two
-- keys bind those alone who hold a seat, and find the others.
CREATE TABLE held_activations (
  license_id      BIGINT  NOT NULL REFERENCES licenses (id),
  seat            INTEGER NOT NULL,
  ended           BIGINT  NOT NULL,
  id              BIGINT  NOT NULL,
  system_id       TEXT    NULL,
  label           TEXT    NULL,
  channel         TEXT    NOT NULL,
  activated_at    TEXT    NOT NULL,
  released_at     TEXT    NULL,
  release_channel TEXT    NULL,
  transfer        INTEGER NOT NULL DEFAULT 0,
  code            TEXT    NOT NULL,
  PRIMARY KEY (license_id, seat, ended),
  CHECK ((ended = 0) = (released_at IS NULL))
);

INSERT INTO held_activations (license_id, seat, ended, id, system_id, label, channel, activated_at, released_at, release_channel, transfer, code)
SELECT license_id, seat, CASE WHEN released_at IS NULL THEN 0 ELSE id END, id, system_id, label, channel, activated_at, released_at,
       release_channel, transfer, code
FROM activations
ORDER BY activations.activated_at, activations.id;

CREATE TABLE kept_codes (
  license_id    BIGINT  NOT NULL,
  seat          INTEGER NOT NULL,
  issued_on     TEXT    NOT NULL,
  issue         INTEGER NOT NULL,
  activation_id BIGINT  NOT NULL,
  key_id        TEXT    NOT NULL,
  code          TEXT    NOT NULL,
  created_at    TEXT    NOT NULL,
  PRIMARY KEY (license_id, seat, issued_on, issue)
);

INSERT INTO kept_codes (license_id, seat, issued_on, issue, activation_id, key_id, code, created_at)
SELECT license_id, seat, issued_on, issue, activation_id, key_id, code, created_at
FROM codes
ORDER BY created_at;

DROP TABLE codes;
DROP TABLE activations;
ALTER TABLE held_activations RENAME TO activations;
ALTER TABLE kept_codes RENAME TO codes;

CREATE UNIQUE INDEX activations_one_per_computer ON activations (license_id, system_id, ended);
CREATE UNIQUE INDEX activations_one_unbound ON activations (license_id) WHERE ended = 0 AND system_id IS NULL;

-- The audit is a chain of links for each server, a link a commit; Audit/AuditChain.cs says what is hashed. salt and details may be
-- erased, details_hash stays. Entries from before the chain have no server and are in no link.
CREATE TABLE audit_chains (
  server TEXT   NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL,
  hash   TEXT   NOT NULL
);

CREATE TABLE audit_links (
  server  TEXT    NOT NULL,
  number  BIGINT  NOT NULL,
  entries INTEGER NOT NULL,
  hash    TEXT    NOT NULL,
  PRIMARY KEY (server, number)
);

CREATE TABLE chained_entries (
  server        TEXT    NOT NULL,
  link          BIGINT  NOT NULL,
  position      INTEGER NOT NULL,
  at            TEXT    NOT NULL,
  actor         TEXT    NOT NULL,
  action        TEXT    NOT NULL,
  license_id    BIGINT  NULL,
  activation_id BIGINT  NULL,
  details_hash  TEXT    NULL,
  salt          TEXT    NULL,
  details       TEXT    NULL,
  PRIMARY KEY (server, link, position)
);

INSERT INTO chained_entries (server, link, position, at, actor, action, license_id, activation_id, details)
SELECT '', 0, id, at, actor, action, license_id, activation_id, details
FROM audit_entries;

DROP TABLE audit_entries;
ALTER TABLE chained_entries RENAME TO audit_entries;
