create table plugs_copy (plug_id integer primary key, plugin_id integer);
drop table plugs;
alter table plugs_copy rename to plugs;
