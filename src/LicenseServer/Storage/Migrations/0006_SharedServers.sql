-- What servers of one database share. Moments are milliseconds since 1970.
-- who is an HMAC under the day's key, until the moment at which his budget is whole again; both go when the day is over.
CREATE TABLE rate_limits (
  who   TEXT   NOT NULL PRIMARY KEY,
  day   TEXT   NOT NULL,
  until BIGINT NOT NULL
);

CREATE TABLE rate_limit_keys (
  day    TEXT NOT NULL PRIMARY KEY,
  secret TEXT NOT NULL
);

-- What protects cookies and links, as XML.
CREATE TABLE data_protection_keys (
  name TEXT NOT NULL PRIMARY KEY,
  xml  TEXT NOT NULL
);
