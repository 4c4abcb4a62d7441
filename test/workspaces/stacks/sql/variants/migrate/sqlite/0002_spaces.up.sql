alter table spaces add column space_rowid integer;
drop table drafts;
create table drafts (draft_id integer primary key, draft_body text);
create table sqlite_jobs (job_id integer primary key);
