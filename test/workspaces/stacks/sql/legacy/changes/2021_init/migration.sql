-- migrate:up
CREATE TABLE notes (id int, body text);

-- migrate:down
DROP TABLE notes;
