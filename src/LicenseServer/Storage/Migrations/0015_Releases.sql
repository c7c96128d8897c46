-- What customers download. file is its name in releases/ in the data folder; signature is base64, by the key key_id (see ReleaseStatement).
CREATE TABLE releases (
  id           BIGINT  NOT NULL PRIMARY KEY,
  product      INTEGER NOT NULL REFERENCES products (number),
  version      TEXT    NOT NULL,
  build_date   TEXT    NOT NULL,
  platform     TEXT    NOT NULL,
  demo         INTEGER NOT NULL,
  file_name    TEXT    NOT NULL,
  file         TEXT    NOT NULL,
  size         BIGINT  NOT NULL,
  sha256       TEXT    NOT NULL,
  signature    TEXT    NOT NULL,
  key_id       TEXT    NOT NULL,
  notes        TEXT    NULL,
  published_at TEXT    NOT NULL,
  UNIQUE (product, version, platform, demo)
);

-- What an event was about, where that is not said by its kind: which release was downloaded.
ALTER TABLE security_log ADD COLUMN detail TEXT NULL;
