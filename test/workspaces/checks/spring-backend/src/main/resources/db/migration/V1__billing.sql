CREATE TABLE invoices (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total int NOT NULL, paid_at timestamp);
CREATE TABLE invoice_lines (id bigint PRIMARY KEY, invoice_id bigint NOT NULL REFERENCES invoices (id), cents int NOT NULL);
CREATE TABLE customers (id bigint PRIMARY KEY, name varchar(200) NOT NULL UNIQUE);
CREATE INDEX invoice_customer ON invoices (customer_id);
CREATE INDEX line_invoice ON invoice_lines (invoice_id);
