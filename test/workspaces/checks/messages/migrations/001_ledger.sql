CREATE TABLE ledger (id bigserial PRIMARY KEY, amount integer NOT NULL);
CREATE TABLE receipts (id bigserial PRIMARY KEY, event_id text NOT NULL UNIQUE);
CREATE TABLE visit_log (id bigserial PRIMARY KEY, page text NOT NULL);
