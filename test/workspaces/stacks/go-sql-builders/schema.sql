CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL, team_id bigint);
CREATE TABLE teams (id bigint PRIMARY KEY, title text);
