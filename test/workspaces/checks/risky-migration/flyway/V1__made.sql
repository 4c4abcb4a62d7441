CREATE TABLE berths (id bigserial PRIMARY KEY, pier text NOT NULL);
