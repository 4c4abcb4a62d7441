CREATE TABLE books (id bigserial PRIMARY KEY, title text NOT NULL, lent boolean NOT NULL DEFAULT false);
CREATE TABLE loans (id bigserial PRIMARY KEY, book_id bigint NOT NULL REFERENCES books (id));
