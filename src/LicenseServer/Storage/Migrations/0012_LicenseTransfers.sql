-- Licences that are to go to another account, at most one for each: when both sides have confirmed. secret is a hash of what the link in the
-- receiver's mail holds. from_account is NULL where nobody has claimed the licence, and to_account until the receiver has confirmed.
CREATE TABLE license_transfers (
  license_id         BIGINT NOT NULL PRIMARY KEY REFERENCES licenses (id),
  secret             TEXT   NOT NULL UNIQUE,
  from_account       BIGINT NULL,
  to_email           TEXT   NOT NULL,
  to_account         BIGINT NULL,
  giver_confirmed_at TEXT   NULL,
  created_at         TEXT   NOT NULL,
  expires_at         TEXT   NOT NULL
);

CREATE INDEX license_transfers_to ON license_transfers (LOWER(to_email));
CREATE INDEX license_transfers_expiry ON license_transfers (expires_at);

-- What was issued to an address, until an account with that address claims it.
CREATE INDEX licenses_unclaimed ON licenses (LOWER(customer)) WHERE account_id IS NULL;
