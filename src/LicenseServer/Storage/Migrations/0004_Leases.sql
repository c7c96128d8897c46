-- Who of several servers does what at the moment, and until when (milliseconds since 1970). PostgreSQL has it already: there a row of it
-- says who may migrate.
CREATE TABLE IF NOT EXISTS leases (
  name   TEXT   NOT NULL PRIMARY KEY,
  holder TEXT   NOT NULL,
  until  BIGINT NOT NULL
);
