DROP VIEW open_invoices;
EXEC('CREATE VIEW open_invoices AS SELECT id, customer_id, total_cents FROM invoices');
