-- Tools of an app that are listed themselves where an agent has too many to list all.
alter table app.agent_binding add column pinned text[] not null default '{}';
