-- The keys that licences had in the system they were taken over from: alias is the form in which they are compared, letters and digits alone.
CREATE TABLE license_aliases (
  alias      TEXT   NOT NULL PRIMARY KEY,
  license_id BIGINT NOT NULL REFERENCES licenses (id),
  old_key    TEXT   NOT NULL
);

CREATE INDEX license_aliases_license ON license_aliases (license_id);

-- What the owner has been told by mail, so that he is told once: as long as it is so, and for the weekly letter until when it reached.
CREATE TABLE owner_notices (
  name TEXT NOT NULL PRIMARY KEY,
  at   TEXT NOT NULL
);
