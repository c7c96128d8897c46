-- What was issued stays as it is, whoever asks: no row is changed or replaced, and none is deleted before its period is over or while its year is held.
CREATE TRIGGER invoices_unchanged BEFORE UPDATE ON invoices
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice is never changed');
END;

CREATE TRIGGER invoices_unreplaced BEFORE INSERT ON invoices
WHEN EXISTS (SELECT 1 FROM invoices WHERE number = NEW.number OR (year = NEW.year AND sequence = NEW.sequence))
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice is never replaced');
END;

CREATE TRIGGER invoices_kept BEFORE DELETE ON invoices
WHEN OLD.issued_on >= COALESCE((SELECT over_on FROM invoice_period), '') OR EXISTS (SELECT 1 FROM tax_holds WHERE year = OLD.year)
BEGIN
  SELECT RAISE(ABORT, 'an issued invoice is kept until its period is over');
END;
