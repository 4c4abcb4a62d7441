CREATE TABLE teams (id uuid PRIMARY KEY);
CREATE TABLE public.users (
  id uuid PRIMARY KEY,
  mail varchar(200) NOT NULL,
  name text
);
