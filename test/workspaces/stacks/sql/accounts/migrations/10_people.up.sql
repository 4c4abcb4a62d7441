ALTER TABLE users RENAME TO people;
DROP TABLE teams CASCADE;
CREATE VIEW active_people AS SELECT id FROM people;
