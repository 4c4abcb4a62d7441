CREATE TABLE notes (id int, body text, stale text);
CREATE TABLE tags (
  id int NOT NULL,
  label text
);
ALTER TABLE ONLY tags ADD CONSTRAINT tags_pkey PRIMARY KEY (id);
CREATE INDEX by_label ON tags USING btree (label);
