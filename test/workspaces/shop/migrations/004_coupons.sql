CREATE TABLE coupons (
  id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  shop_id    integer NOT NULL REFERENCES shops (id),
  code       text NOT NULL,
  percent    integer NOT NULL,
  expires_at timestamptz,
  UNIQUE (shop_id, code)
);
