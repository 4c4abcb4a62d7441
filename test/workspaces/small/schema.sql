CREATE TABLE orders (
  id uuid PRIMARY KEY,
  customer_id uuid NOT NULL,
  total numeric NOT NULL,
  paid numeric NOT NULL DEFAULT 0
);
