ALTER TABLE users RENAME COLUMN mail TO email;
ALTER TABLE users
  ADD COLUMN team_id uuid REFERENCES teams (id),
  ALTER COLUMN name SET NOT NULL;
CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (lower(email));
