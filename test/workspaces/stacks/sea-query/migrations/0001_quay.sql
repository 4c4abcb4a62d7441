CREATE TABLE tickets (ticket_id uuid PRIMARY KEY, owner_id uuid NOT NULL, sold_at timestamptz);
CREATE TABLE owner_list (owner_id uuid PRIMARY KEY, name text NOT NULL);
