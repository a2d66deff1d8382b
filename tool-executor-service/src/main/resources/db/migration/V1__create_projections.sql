-- Local copies of the catalog and of connections, the audit of calls, and claims of Idempotency-Key.
create table app.integration_view (
    tenant      text   not null,
    slug        text   not null,
    name        text   not null,
    description text   not null,
    kind        text   not null,
    version     bigint not null,
    primary key (tenant, slug)
);

create table app.tool_view (
    tenant       text    not null,
    integration  text    not null,
    name         text    not null,
    call_name    text    not null generated always as ('mcp_' || integration || '_' || name) stored,
    title        text    not null,
    description  text    not null,
    kind         text    not null,
    input_schema text    not null,
    definitions  text    not null,
    binding      text    not null,
    read_only    boolean not null,
    destructive  boolean not null,
    idempotent   boolean not null,
    version      bigint  not null,
    primary key (tenant, integration, name)
);
create index tool_view_call_name on app.tool_view (tenant, call_name);

create table app.definition_view (
    tenant      text not null,
    integration text not null,
    hash        text not null,
    schema      text not null,
    primary key (tenant, integration, hash)
);

create table app.connection_view (
    tenant             text   not null,
    id                 text   not null,
    owner              text   not null,
    user_id            text,
    integration        text   not null,
    name               text   not null,
    template           text   not null,
    status             text   not null,
    credential_version bigint not null,
    version            bigint not null,
    primary key (tenant, id)
);
create index connection_view_integration on app.connection_view (tenant, integration, owner, user_id);

create table app.call (
    tenant           text        not null,
    id               text        not null,
    integration      text        not null,
    tool             text        not null,
    connection       text,
    user_id          text,
    caller_kind      text        not null,
    caller           text        not null,
    arguments_digest text        not null,
    started_at       timestamptz not null,
    instance         text,
    closing_at       timestamptz,
    outcome          text,
    error            text,
    detail           text,
    http_status      integer,
    duration_millis  bigint,
    result_bytes     bigint,
    primary key (tenant, id)
);
create index call_newest on app.call (tenant, started_at desc, id desc);
create index call_unfinished on app.call (started_at) where outcome is null;

-- Which executor processes are alive; they belong to no tenant.
create table app.instance (
    tenant  text        not null default '*' check (tenant = '*'),
    id      text        not null,
    seen_at timestamptz not null,
    primary key (tenant, id)
);

create table app.claim (
    tenant     text        not null,
    caller     text        not null,
    key        text        not null,
    digest     text        not null,
    token      text        not null,
    claimed_at timestamptz not null,
    state      text        not null check (state in ('RUNNING', 'DONE', 'UNKNOWN')),
    body       text,
    primary key (tenant, caller, key)
);
create index claim_age on app.claim (claimed_at);

do $$
declare
    name text;
begin
    foreach name in array array['integration_view', 'tool_view', 'definition_view', 'connection_view', 'call', 'instance', 'claim'] loop
        execute format('alter table app.%I enable row level security', name);
        execute format('alter table app.%I force row level security', name);
        execute format('create policy tenant on app.%I'
            || ' using (current_setting(''mooring.tenant'', true) in (tenant, ''*''))'
            || ' with check (current_setting(''mooring.tenant'', true) in (tenant, ''*''))', name);
    end loop;
end $$;
