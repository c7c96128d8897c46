-- Customers and the owner in the customer area: whoever has shown that the address is his. email_key is the address in the form in which it
-- is compared; authenticator_key and the tickets of sessions are encrypted with the keys of data_protection_keys.
CREATE TABLE accounts (
  id                BIGINT  NOT NULL PRIMARY KEY,
  email             TEXT    NOT NULL,
  email_key         TEXT    NOT NULL UNIQUE,
  password_hash     TEXT    NOT NULL,
  security_stamp    TEXT    NOT NULL,
  revision          TEXT    NOT NULL,
  role              TEXT    NOT NULL,
  language          TEXT    NOT NULL,
  name              TEXT    NULL,
  company           TEXT    NULL,
  address           TEXT    NULL,
  two_factor        INTEGER NOT NULL DEFAULT 0,
  authenticator_key TEXT    NULL,
  failures          INTEGER NOT NULL DEFAULT 0,
  locked_until      TEXT    NULL,
  created_at        TEXT    NOT NULL,
  privacy_version   TEXT    NULL,
  restricted_at     TEXT    NULL,
  objected_at       TEXT    NULL
);

-- Links that are good for one thing, once. secret is a hash of what the link holds; payload is what somebody wanted to register.
CREATE TABLE account_links (
  secret     TEXT   NOT NULL PRIMARY KEY,
  purpose    TEXT   NOT NULL,
  account_id BIGINT NULL,
  email      TEXT   NULL,
  payload    TEXT   NULL,
  expires_at TEXT   NOT NULL
);

CREATE INDEX account_links_account ON account_links (account_id);
CREATE INDEX account_links_expiry ON account_links (expires_at);

CREATE TABLE recovery_codes (
  account_id BIGINT NOT NULL REFERENCES accounts (id),
  hash       TEXT   NOT NULL,
  PRIMARY KEY (account_id, hash)
);

-- id is a hash of what the cookie holds.
CREATE TABLE sessions (
  id         TEXT   NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL REFERENCES accounts (id),
  ticket     TEXT   NOT NULL,
  created_at TEXT   NOT NULL,
  seen_at    TEXT   NOT NULL,
  expires_at TEXT   NOT NULL,
  network    TEXT   NOT NULL,
  browser    TEXT   NOT NULL
);

CREATE INDEX sessions_account ON sessions (account_id);

CREATE TABLE security_log (
  id         BIGINT NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL,
  at         TEXT   NOT NULL,
  event      TEXT   NOT NULL,
  network    TEXT   NOT NULL,
  browser    TEXT   NOT NULL
);

CREATE INDEX security_log_account ON security_log (account_id, at);
CREATE INDEX security_log_at ON security_log (at);

-- Failed attempts to guess something: who is an HMAC of an address under the day's key, and goes with the day.
CREATE TABLE failed_guesses (
  who   TEXT    NOT NULL PRIMARY KEY,
  day   TEXT    NOT NULL,
  count INTEGER NOT NULL
);

-- Whose account a licence is shown in.
ALTER TABLE licenses ADD COLUMN account_id BIGINT NULL;

CREATE INDEX licenses_account ON licenses (account_id);
