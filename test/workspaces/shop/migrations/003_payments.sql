-- One row for each capture that the payment provider reports.
CREATE TABLE payments (
  id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id     integer NOT NULL REFERENCES orders (id),
  event_id     text NOT NULL,
  amount_cents integer NOT NULL CHECK (amount_cents > 0),
  received_at  timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX payments_by_order ON payments (order_id);
