ALTER TABLE invoices ADD COLUMN old_required text NOT NULL;
CREATE INDEX old_index ON invoices (total_cents);
UPDATE customers SET city = 'unknown' WHERE city IS NULL;
