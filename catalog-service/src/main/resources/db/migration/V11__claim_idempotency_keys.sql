-- A key is claimed before the work begins: status 0 until there is an answer, and a token of who does the work.
alter table app.answer add column token text not null default '';
