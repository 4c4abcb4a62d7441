CREATE TABLE rooms (id bigserial PRIMARY KEY, name text NOT NULL, created_at timestamptz NOT NULL);
CREATE TABLE members (id bigserial PRIMARY KEY, name text NOT NULL, created_at timestamptz NOT NULL);
CREATE TABLE messages (
  id bigserial PRIMARY KEY,
  member_id bigint NOT NULL REFERENCES members (id),
  body text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE TABLE bots (id bigserial PRIMARY KEY, name text NOT NULL, created_at timestamptz NOT NULL);
CREATE TABLE emojis (id bigserial PRIMARY KEY, name text NOT NULL, created_at timestamptz NOT NULL);
CREATE TABLE badges (id bigserial PRIMARY KEY, name text NOT NULL, created_at timestamptz NOT NULL);
CREATE TABLE slides (id bigserial PRIMARY KEY, name text NOT NULL, created_at timestamptz NOT NULL);
