-- Conversations of customers with the owner. account_id is NULL where somebody without an account wrote a mail; email is where he is answered
-- then. status: open waits for the owner, answered for the customer, closed for nobody.
CREATE TABLE support_requests (
  id         BIGINT NOT NULL PRIMARY KEY,
  account_id BIGINT NULL,
  email      TEXT   NULL,
  subject    TEXT   NOT NULL,
  status     TEXT   NOT NULL,
  created_at TEXT   NOT NULL,
  changed_at TEXT   NOT NULL
);

CREATE INDEX support_requests_account ON support_requests (account_id, changed_at);
CREATE INDEX support_requests_email ON support_requests (LOWER(email));
CREATE INDEX support_requests_status ON support_requests (status, changed_at);

CREATE TABLE support_messages (
  id         BIGINT  NOT NULL PRIMARY KEY,
  request_id BIGINT  NOT NULL REFERENCES support_requests (id),
  from_owner INTEGER NOT NULL,
  text       TEXT    NOT NULL,
  at         TEXT    NOT NULL
);

CREATE INDEX support_messages_request ON support_messages (request_id, at);

-- The files are attachments/<id> in the data folder.
CREATE TABLE support_attachments (
  id         TEXT   NOT NULL PRIMARY KEY,
  message_id BIGINT NOT NULL REFERENCES support_messages (id),
  name       TEXT   NOT NULL,
  size       BIGINT NOT NULL,
  sha256     TEXT   NOT NULL
);

CREATE INDEX support_attachments_message ON support_attachments (message_id);
