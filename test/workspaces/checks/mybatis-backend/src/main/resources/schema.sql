CREATE TABLE pallets (id bigint PRIMARY KEY, label varchar(80) NOT NULL, height int NOT NULL, made_at timestamp);
