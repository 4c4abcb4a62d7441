ALTER TABLE books ADD COLUMN shelf text NOT NULL;
ALTER TABLE loans ADD COLUMN due timestamptz;
