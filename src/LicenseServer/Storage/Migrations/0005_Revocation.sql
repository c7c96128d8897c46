-- Keys that sign no more. hashes names every code that such a key legitimately signed: 10 bytes each, ascending, one after the other, in
-- base64. It is written once, when the key is retired.
CREATE TABLE retired_keys (
  key_id     TEXT NOT NULL PRIMARY KEY REFERENCES signing_keys (key_id),
  retired_at TEXT NOT NULL,
  hashes     TEXT NOT NULL
);

-- Codes of a seat are dead up to that of this day and issue; the seat's next owner has later ones.
CREATE TABLE revoked_seats (
  license_id BIGINT  NOT NULL REFERENCES licenses (id),
  seat       INTEGER NOT NULL,
  last_day   TEXT    NOT NULL,
  last_issue INTEGER NOT NULL,
  reason     TEXT    NOT NULL,
  revoked_at TEXT    NOT NULL,
  PRIMARY KEY (license_id, seat)
);

CREATE INDEX licenses_revoked ON licenses (id) WHERE status = 'revoked';

-- The revocation list that is current, as it was signed. content is a hash of what it says, so that the same is not issued twice.
CREATE TABLE revocation_lists (
  number    BIGINT NOT NULL PRIMARY KEY,
  issued_at TEXT   NOT NULL,
  content   TEXT   NOT NULL,
  list      TEXT   NOT NULL
);
