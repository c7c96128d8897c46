-- The price of a seat, from a day on; none is ever changed. Of those from the same day the last one counts.
CREATE TABLE prices (
  id        BIGINT  NOT NULL PRIMARY KEY,
  product   INTEGER NOT NULL,
  edition   INTEGER NOT NULL,
  starts_on TEXT    NOT NULL,
  cents     BIGINT  NOT NULL,
  FOREIGN KEY (product, edition) REFERENCES editions (product, number)
);

-- kind: license is a new one, seats are more of them, edition is another one. status: awaiting-payment, paid, withdrawn, canceled.
-- fulfilled is 1 once the licence has got what was ordered, which happens once, though the payment may be taken back.
CREATE TABLE orders (
  id          BIGINT  NOT NULL PRIMARY KEY,
  account_id  BIGINT  NULL,
  email       TEXT    NULL,
  language    TEXT    NOT NULL,
  kind        TEXT    NOT NULL,
  license_id  BIGINT  NOT NULL REFERENCES licenses (id),
  product     INTEGER NOT NULL,
  edition     INTEGER NOT NULL,
  seats       INTEGER NOT NULL,
  is_consumer INTEGER NOT NULL,
  name        TEXT    NOT NULL,
  street      TEXT    NOT NULL,
  postal_code TEXT    NOT NULL,
  city        TEXT    NOT NULL,
  country     TEXT    NOT NULL,
  vat_id      TEXT    NULL,
  status      TEXT    NOT NULL,
  created_at  TEXT    NOT NULL,
  closed_at   TEXT    NULL,
  fulfilled   INTEGER NOT NULL DEFAULT 0,
  FOREIGN KEY (product, edition) REFERENCES editions (product, number)
);

CREATE INDEX orders_created ON orders (created_at, id);
CREATE INDEX orders_status ON orders (status, created_at);
CREATE INDEX orders_account ON orders (account_id, created_at);
CREATE INDEX orders_email ON orders (LOWER(email));
CREATE INDEX orders_license ON orders (license_id);

-- The last number given in a year: whoever takes the next one holds the row until his invoice is committed, so that there is no gap and no double.
CREATE TABLE invoice_numbers (
  year INTEGER NOT NULL PRIMARY KEY,
  last INTEGER NOT NULL
);

-- Numbers that are not here though they were given: the backup that was put back did not know them.
CREATE TABLE skipped_numbers (
  year  INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last  INTEGER NOT NULL,
  at    TEXT    NOT NULL,
  PRIMARY KEY (year, first)
);

-- What was issued: never changed, see 0021. kind: invoice, credit-note. content is what pdf and xml were made of, as JSON; sha256 is that of pdf.
CREATE TABLE invoices (
  number    TEXT    NOT NULL PRIMARY KEY,
  year      INTEGER NOT NULL,
  sequence  INTEGER NOT NULL,
  kind      TEXT    NOT NULL,
  order_id  BIGINT  NOT NULL REFERENCES orders (id),
  corrects  TEXT    NULL UNIQUE,
  issued_on TEXT    NOT NULL,
  issued_at TEXT    NOT NULL,
  net       BIGINT  NOT NULL,
  tax       BIGINT  NOT NULL,
  total     BIGINT  NOT NULL,
  content   TEXT    NOT NULL,
  xml       TEXT    NOT NULL,
  pdf       BYTEA   NOT NULL,
  sha256    TEXT    NOT NULL,
  UNIQUE (year, sequence)
);

CREATE INDEX invoices_order ON invoices (order_id);
CREATE INDEX invoices_issued ON invoices (issued_on);

-- What is asked for with an invoice, and what came of it. status: open, paid, canceled.
CREATE TABLE receivables (
  number      TEXT    NOT NULL PRIMARY KEY,
  reference   TEXT    NOT NULL UNIQUE,
  buyer       TEXT    NOT NULL,
  buyer_key   TEXT    NOT NULL,
  total       BIGINT  NOT NULL,
  paid        BIGINT  NOT NULL,
  status      TEXT    NOT NULL,
  due_on      TEXT    NOT NULL,
  reminders   INTEGER NOT NULL,
  reminded_on TEXT    NULL
);

CREATE INDEX receivables_open ON receivables (due_on) WHERE status = 'open';
CREATE INDEX receivables_buyer ON receivables (buyer_key);

-- Credits on the seller's account. assigned is what of it pays invoices. status: open needs a decision, assigned pays, dismissed is not for an invoice.
-- returned_on is the day on which the bank took it back. text_key is payer and text as they are compared, import_id tells one file from another.
CREATE TABLE payments (
  id             BIGINT NOT NULL PRIMARY KEY,
  booked_on      TEXT   NOT NULL,
  amount         BIGINT NOT NULL,
  assigned       BIGINT NOT NULL,
  payer          TEXT   NULL,
  remittance     TEXT   NOT NULL,
  text_key       TEXT   NOT NULL,
  bank_reference TEXT   NULL,
  import_id      BIGINT NOT NULL,
  status         TEXT   NOT NULL,
  reason         TEXT   NULL,
  returned_on    TEXT   NULL,
  imported_at    TEXT   NOT NULL
);

CREATE INDEX payments_booked ON payments (booked_on, amount, text_key);
CREATE INDEX payments_open ON payments (booked_on) WHERE status = 'open';

-- By what an entry of a statement is known again; the same one looks different in statements of different kinds.
CREATE TABLE payment_identities (
  identity   TEXT   NOT NULL PRIMARY KEY,
  payment_id BIGINT NOT NULL REFERENCES payments (id)
);

CREATE INDEX payment_identities_payment ON payment_identities (payment_id);

CREATE TABLE payment_parts (
  payment_id BIGINT NOT NULL REFERENCES payments (id),
  number     TEXT   NOT NULL,
  amount     BIGINT NOT NULL,
  at         TEXT   NOT NULL,
  PRIMARY KEY (payment_id, number)
);

CREATE INDEX payment_parts_number ON payment_parts (number);

-- The years of which nothing is deleted, since an assessment of taxes is open; and, once there is one, the day before which the period of what was issued is over.
CREATE TABLE tax_holds (
  year INTEGER NOT NULL PRIMARY KEY
);

CREATE TABLE invoice_period (
  one     INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  over_on TEXT    NOT NULL
);

-- Consumers' declarations that they withdraw, as they made them (§ 356a BGB). order_id is the order that was found to it; outcome: done, to-check.
CREATE TABLE withdrawals (
  id       BIGINT NOT NULL PRIMARY KEY,
  at       TEXT   NOT NULL,
  name     TEXT   NOT NULL,
  contract TEXT   NOT NULL,
  email    TEXT   NOT NULL,
  order_id BIGINT NULL,
  outcome  TEXT   NOT NULL
);

CREATE INDEX withdrawals_at ON withdrawals (at);
CREATE INDEX withdrawals_email ON withdrawals (LOWER(email));

-- A file that goes with a letter.
ALTER TABLE outbox ADD COLUMN file_name TEXT NULL;
ALTER TABLE outbox ADD COLUMN file BYTEA NULL;
