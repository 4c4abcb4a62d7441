create table teams (id uuid primary key, name text not null);
create table members (id uuid primary key, team_id uuid references teams (id), email text);
