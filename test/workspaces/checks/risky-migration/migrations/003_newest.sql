ALTER TABLE invoices ADD COLUMN currency text NOT NULL;
ALTER TABLE invoices ADD COLUMN number bigserial NOT NULL;
ALTER TABLE invoices ADD COLUMN state text NOT NULL DEFAULT 'open';
ALTER TABLE invoices ADD COLUMN remark text;
CREATE INDEX invoices_customer ON invoices (customer_id);
CREATE INDEX CONCURRENTLY invoices_note ON invoices (note);
CREATE TABLE refunds (id bigserial PRIMARY KEY, invoice_id bigint NOT NULL);
ALTER TABLE refunds ADD COLUMN reason text NOT NULL;
CREATE INDEX refunds_invoice ON refunds (invoice_id);
CREATE INDEX invoices_total ON invoices (total_cents);
ALTER TABLE invoices ALTER COLUMN total_cents TYPE bigint;
ALTER TABLE customers ALTER COLUMN email TYPE varchar(320);
ALTER TABLE customers ALTER COLUMN phone SET NOT NULL;
-- Silent: filled before, here and in an older migration, or proved by a check.
UPDATE customers SET country = 'NO' WHERE country IS NULL;
ALTER TABLE customers ALTER COLUMN country SET NOT NULL;
ALTER TABLE customers ALTER COLUMN city SET NOT NULL;
ALTER TABLE customers ADD CONSTRAINT nickname_there CHECK (nickname IS NOT NULL) NOT VALID;
ALTER TABLE customers ALTER COLUMN nickname SET NOT NULL;
-- Silent: nobody else has it.
CREATE TEMP TABLE old_totals ON COMMIT DROP AS SELECT id, total_cents FROM invoices;
CREATE UNIQUE INDEX ON old_totals (id);
