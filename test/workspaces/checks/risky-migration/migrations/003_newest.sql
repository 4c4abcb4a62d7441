ALTER TABLE invoices ADD COLUMN currency text NOT NULL;
ALTER TABLE invoices ADD COLUMN number bigserial NOT NULL;
ALTER TABLE invoices ADD COLUMN state text NOT NULL DEFAULT 'open';
ALTER TABLE invoices ADD COLUMN remark text;
CREATE INDEX invoices_customer ON invoices (customer_id);
CREATE INDEX CONCURRENTLY invoices_note ON invoices (note);
CREATE TABLE refunds (id bigserial PRIMARY KEY, invoice_id bigint NOT NULL);
ALTER TABLE refunds ADD COLUMN reason text NOT NULL;
CREATE INDEX refunds_invoice ON refunds (invoice_id);
