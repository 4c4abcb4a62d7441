create table readings (id integer primary key, label text not null);
