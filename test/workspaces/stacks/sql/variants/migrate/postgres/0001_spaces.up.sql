create table spaces (
  space_id bigserial primary key,
  space_name text not null
);
create table drafts (draft_id bigserial primary key);
create table plugs (plug_id integer primary key);
