create table spaces (
  space_id integer primary key,
  space_name text not null
);
create table drafts (draft_id integer primary key);
create table plugs (plug_id integer primary key);
