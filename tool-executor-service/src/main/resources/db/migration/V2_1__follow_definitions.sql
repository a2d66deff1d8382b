-- Definition name to hash of those a definition refers to itself. Rows from before say none: their tools name all.
alter table app.definition_view add column uses text not null default '{}';
