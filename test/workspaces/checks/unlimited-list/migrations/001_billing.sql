CREATE TABLE customers (
  id bigserial PRIMARY KEY,
  email text NOT NULL UNIQUE,
  full_name text
);
CREATE TABLE invoices (
  id bigserial PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers (id),
  total_cents integer NOT NULL,
  archived boolean NOT NULL DEFAULT false,
  note text
);
CREATE TABLE invoice_lines (
  id bigserial PRIMARY KEY,
  invoice_id bigint NOT NULL REFERENCES invoices (id),
  label text NOT NULL
);
CREATE TABLE countries (code text PRIMARY KEY, name text NOT NULL);
CREATE INDEX invoice_lines_invoice ON invoice_lines (invoice_id);
CREATE TABLE settings (name text PRIMARY KEY, value text NOT NULL, created_at timestamptz);
CREATE TABLE mail_templates (id bigserial PRIMARY KEY, body text NOT NULL, created_at timestamptz NOT NULL DEFAULT now());
