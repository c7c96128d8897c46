-- 1 where the code was not recorded when it was made: its computer showed it, after an older database had been put back.
ALTER TABLE codes ADD COLUMN taken_in INTEGER NOT NULL DEFAULT 0;
