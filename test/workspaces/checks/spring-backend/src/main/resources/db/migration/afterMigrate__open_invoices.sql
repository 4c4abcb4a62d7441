CREATE OR REPLACE VIEW open_invoices AS SELECT * FROM invoices WHERE paid_at IS NULL;
