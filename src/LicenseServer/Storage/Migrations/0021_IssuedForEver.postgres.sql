-- What was issued stays as it is, whoever asks: no row is changed, and none is deleted before its period is over or while its year is held.
CREATE FUNCTION guard_invoices() RETURNS trigger LANGUAGE plpgsql AS $guard$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.issued_on < COALESCE((SELECT over_on FROM invoice_period), '') AND NOT EXISTS (SELECT 1 FROM tax_holds WHERE year = OLD.year) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'an issued invoice is kept until its period is over';
  END IF;
  RAISE EXCEPTION 'an issued invoice is never changed';
END
$guard$;

CREATE TRIGGER invoices_guarded BEFORE UPDATE OR DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION guard_invoices();
CREATE TRIGGER invoices_unemptied BEFORE TRUNCATE ON invoices FOR EACH STATEMENT EXECUTE FUNCTION guard_invoices();
