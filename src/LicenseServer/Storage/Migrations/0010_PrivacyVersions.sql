-- Every privacy notice that was ever shown, as it was shown. current_since is later than first_shown_at where an earlier one came back.
CREATE TABLE privacy_versions (
  hash           TEXT NOT NULL PRIMARY KEY,
  language       TEXT NOT NULL,
  text           TEXT NOT NULL,
  first_shown_at TEXT NOT NULL,
  current_since  TEXT NOT NULL
);
