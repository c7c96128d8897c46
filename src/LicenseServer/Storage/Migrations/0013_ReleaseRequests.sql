-- Seats that are to be freed once whoever got the mail has followed its link; secret is a hash of what the link holds.
CREATE TABLE release_requests (
  activation_id BIGINT NOT NULL PRIMARY KEY,
  license_id    BIGINT NOT NULL,
  account_id    BIGINT NOT NULL,
  secret        TEXT   NOT NULL UNIQUE,
  created_at    TEXT   NOT NULL,
  expires_at    TEXT   NOT NULL
);

CREATE INDEX release_requests_expiry ON release_requests (expires_at);
