-- The keys that licences had in the system they were taken over from: alias is the form in which they are compared, letters and digits alone.
CREATE TABLE license_aliases (
  alias      TEXT   NOT NULL PRIMARY KEY,
  license_id BIGINT NOT NULL REFERENCES licenses (id),
  old_key    TEXT   NOT NULL
);

CREATE INDEX license_aliases_license ON license_aliases (license_id);
