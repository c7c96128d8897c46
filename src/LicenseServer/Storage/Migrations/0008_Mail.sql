-- Letters that are still to be sent; the row of a sent one is deleted. content is what the letter says, as JSON. attempts counts the tries,
-- refusals those in which the mail server turned down this very letter. claimed_by sends it at the moment, until he must be taken for dead.
CREATE TABLE outbox (
  id            BIGINT  NOT NULL PRIMARY KEY,
  recipient     TEXT    NOT NULL,
  language      TEXT    NOT NULL,
  subject       TEXT    NOT NULL,
  content       TEXT    NOT NULL,
  reply_to      TEXT    NULL,
  created_at    TEXT    NOT NULL,
  attempts      INTEGER NOT NULL DEFAULT 0,
  refusals      INTEGER NOT NULL DEFAULT 0,
  next_try      TEXT    NOT NULL,
  last_error    TEXT    NULL,
  claimed_by    TEXT    NULL,
  claimed_until TEXT    NULL
);

CREATE INDEX outbox_next_try ON outbox (next_try);
