-- Tasks that MCP servers began for calls, by the names their callers know them by: whoever has a name is still asked who they are.
create table app.task (
    tenant      text        not null,
    id          text        not null,
    caller_kind text        not null,
    caller      text        not null,
    user_id     text        not null,
    call        text        not null,
    integration text        not null,
    tool        text        not null,
    connection  text        not null,
    -- The server's own.
    upstream_id text        not null,
    created_at  timestamptz not null,
    primary key (tenant, id)
);
create index task_age on app.task (created_at);

alter table app.task enable row level security;
alter table app.task force row level security;
create policy tenant on app.task
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
