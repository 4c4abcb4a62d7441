create table parcel (id bigint primary key, label varchar(40), clerk_id bigint, weight int);
create table clerk (id bigint primary key, name varchar(40));
