CREATE TABLE shops (
  id   integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE
);

CREATE TABLE customers (
  id             integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  shop_id        integer NOT NULL REFERENCES shops (id),
  email          text NOT NULL,
  loyalty_points integer NOT NULL DEFAULT 0,
  created_at     timestamptz NOT NULL DEFAULT now(),
  UNIQUE (shop_id, email)
);

CREATE TABLE products (
  id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  shop_id     integer NOT NULL REFERENCES shops (id),
  name        text NOT NULL,
  price_cents integer NOT NULL CHECK (price_cents >= 0),
  stock       integer NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX products_by_shop ON products (shop_id, id);
