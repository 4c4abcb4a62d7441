ALTER TABLE customers RENAME COLUMN full_name TO display_name;
ALTER TABLE invoices DROP COLUMN note;
CREATE VIEW open_invoices AS SELECT id, customer_id FROM invoices;
DROP TABLE visits;
ALTER TABLE depots DROP COLUMN street_address;
