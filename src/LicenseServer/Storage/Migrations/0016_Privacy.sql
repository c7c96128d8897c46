-- Requests by which somebody uses his rights, by mail or on his page of own data. asked_for is the word of the command line.
CREATE TABLE privacy_requests (
  id          BIGINT NOT NULL PRIMARY KEY,
  email       TEXT   NOT NULL,
  asked_for   TEXT   NOT NULL,
  received_on TEXT   NOT NULL,
  due_on      TEXT   NOT NULL,
  note        TEXT   NULL,
  answered_at TEXT   NULL,
  answer      TEXT   NULL
);

CREATE INDEX privacy_requests_open ON privacy_requests (due_on) WHERE answered_at IS NULL;

-- The end of a licence, from which the time runs for which anything may be known of it.
ALTER TABLE licenses ADD COLUMN revoked_at TEXT NULL;

UPDATE licenses
SET revoked_at = revocations.at
FROM (SELECT license_id, MAX(at) AS at FROM audit_entries WHERE action = 'license.revoked' GROUP BY license_id) AS revocations
WHERE revocations.license_id = licenses.id AND licenses.status = 'revoked';

-- The entries whose details can name an account, which are few: those of activations never do.
CREATE INDEX audit_entries_details ON audit_entries (at) WHERE details IS NOT NULL AND activation_id IS NULL;
