-- On the day on which a backup was put back, issue numbers begin here.
CREATE TABLE issue_floors (
  day         TEXT    NOT NULL PRIMARY KEY,
  first_issue INTEGER NOT NULL
);
