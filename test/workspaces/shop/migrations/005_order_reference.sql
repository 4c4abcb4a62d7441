-- The reference that customers see on invoices, such as "A-2Q7XK9PD".
ALTER TABLE orders ADD COLUMN reference text NOT NULL;
ALTER TABLE orders ADD CONSTRAINT orders_reference_unique UNIQUE (shop_id, reference);
