-- Days are TEXT yyyy-MM-dd, moments TEXT yyyy-MM-ddTHH:mm:ss.fffZ (UTC): both sort as they read.

CREATE TABLE products (
  number             INTEGER NOT NULL PRIMARY KEY,
  code               TEXT    NOT NULL UNIQUE,
  name               TEXT    NOT NULL,
  trial_days         INTEGER NOT NULL,
  trial_edition      TEXT    NULL,
  transfers_per_year INTEGER NOT NULL,
  created_at         TEXT    NOT NULL
);

CREATE TABLE editions (
  product INTEGER NOT NULL REFERENCES products (number),
  number  INTEGER NOT NULL,
  code    TEXT    NOT NULL,
  PRIMARY KEY (product, number),
  UNIQUE (product, code)
);

-- The private halves are files: keys/<key_id>.pem in the data folder.
CREATE TABLE signing_keys (
  key_id         TEXT    NOT NULL PRIMARY KEY,
  public_key_pem TEXT    NOT NULL,
  active         INTEGER NOT NULL,
  created_at     TEXT    NOT NULL
);

CREATE UNIQUE INDEX signing_keys_one_active ON signing_keys (active) WHERE active = 1;

CREATE TABLE licenses (
  id            BIGINT  NOT NULL PRIMARY KEY,
  license_key   TEXT    NOT NULL UNIQUE,
  product       INTEGER NOT NULL,
  edition       INTEGER NOT NULL,
  seats         INTEGER NOT NULL,
  status        TEXT    NOT NULL,
  status_reason TEXT    NULL,
  expires_on    TEXT    NULL,
  updates_until TEXT    NULL,
  features      INTEGER NOT NULL,
  licensee      TEXT    NULL,
  customer      TEXT    NULL,
  note          TEXT    NULL,
  created_at    TEXT    NOT NULL,
  FOREIGN KEY (product, edition) REFERENCES editions (product, number)
);

CREATE INDEX licenses_created ON licenses (created_at, id);
CREATE INDEX licenses_customer ON licenses (customer);

-- system_id is NULL for a site licence; code is the current one.
CREATE TABLE activations (
  id              BIGINT  NOT NULL PRIMARY KEY,
  license_id      BIGINT  NOT NULL REFERENCES licenses (id),
  seat            INTEGER NOT NULL,
  system_id       TEXT    NULL,
  label           TEXT    NULL,
  channel         TEXT    NOT NULL,
  activated_at    TEXT    NOT NULL,
  released_at     TEXT    NULL,
  release_channel TEXT    NULL,
  transfer        INTEGER NOT NULL DEFAULT 0,
  code            TEXT    NOT NULL
);

CREATE UNIQUE INDEX activations_one_per_seat ON activations (license_id, seat) WHERE released_at IS NULL;
CREATE UNIQUE INDEX activations_one_per_computer ON activations (license_id, system_id) WHERE released_at IS NULL AND system_id IS NOT NULL;
CREATE UNIQUE INDEX activations_one_unbound ON activations (license_id) WHERE released_at IS NULL AND system_id IS NULL;
CREATE INDEX activations_license ON activations (license_id, released_at);
CREATE INDEX activations_system ON activations (system_id);

-- Every code ever issued stays.
CREATE TABLE codes (
  license_id    BIGINT  NOT NULL,
  seat          INTEGER NOT NULL,
  issued_on     TEXT    NOT NULL,
  issue         INTEGER NOT NULL,
  activation_id BIGINT  NOT NULL REFERENCES activations (id),
  key_id        TEXT    NOT NULL,
  code          TEXT    NOT NULL,
  created_at    TEXT    NOT NULL,
  PRIMARY KEY (license_id, seat, issued_on, issue)
);

CREATE INDEX codes_activation ON codes (activation_id);

CREATE TABLE trials (
  product    INTEGER NOT NULL REFERENCES products (number),
  system_id  TEXT    NOT NULL,
  license_id BIGINT  NOT NULL UNIQUE,
  code       TEXT    NOT NULL,
  issued_on  TEXT    NOT NULL,
  expires_on TEXT    NOT NULL,
  created_at TEXT    NOT NULL,
  PRIMARY KEY (product, system_id)
);

CREATE TABLE audit_entries (
  id            INTEGER PRIMARY KEY,
  at            TEXT   NOT NULL,
  actor         TEXT   NOT NULL,
  action        TEXT   NOT NULL,
  license_id    BIGINT NULL,
  activation_id BIGINT NULL,
  details       TEXT   NULL
);

CREATE INDEX audit_entries_license ON audit_entries (license_id);
