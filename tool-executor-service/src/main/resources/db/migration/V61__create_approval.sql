-- Calls that wait for somebody's word. Their arguments are sealed, and gone when the call has ended.
create table app.approval (
    tenant           text        not null,
    id               text        not null,
    call             text        not null,
    user_id          text        not null,
    caller_kind      text        not null,
    caller           text        not null,
    roles            text[]      not null,
    integration      text        not null,
    tool             text        not null,
    -- None where the tool needs none.
    connection       text,
    address          text        not null,
    arguments        text        not null,
    arguments_bytes  bigint      not null,
    arguments_digest text        not null,
    sealed           bytea,
    -- Of the tool's definition: another one is not what was shown.
    tool_digest      text        not null,
    policy           text,
    reason           text        not null,
    state            text        not null
        check (state in ('PENDING', 'APPROVED', 'RUNNING', 'DONE', 'DENIED', 'EXPIRED')),
    started_at       timestamptz not null,
    expires_at       timestamptz not null,
    decided_at       timestamptz,
    decided_by       text,
    decided_kind     text,
    note             text,
    tried_at         timestamptz,
    ended_at         timestamptz,
    outcome          text,
    answer           text,
    -- Whether Kafka has the call's end.
    recorded         boolean     not null default false,
    primary key (tenant, id)
);
create index approval_newest on app.approval (tenant, started_at desc, id desc);
create unique index approval_call on app.approval (tenant, call);
create index approval_waiting on app.approval (tenant, caller_kind, caller) where state = 'PENDING';
create index approval_open on app.approval (state, expires_at) where not recorded;
create index approval_age on app.approval (ended_at) where recorded;

-- As in every service that keeps secrets.
alter table app.tenant_key
    add column master_key text not null default '',
    add column rotation text,
    add column rotating boolean not null default false;

create table app.key_rotation (
    tenant      text        not null,
    id          text        not null,
    which       text        not null check (which in ('kek', 'tenant')),
    state       text        not null check (state in ('running', 'done', 'failed')),
    total       bigint      not null,
    done        bigint      not null,
    failure     text,
    started_by  text        not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    lease_owner text,
    lease_until timestamptz,
    primary key (tenant, id)
);
create unique index key_rotation_running on app.key_rotation (state) where state = 'running';

do $$
declare
    name text;
begin
    foreach name in array array['approval', 'key_rotation'] loop
        execute format('alter table app.%I enable row level security', name);
        execute format('alter table app.%I force row level security', name);
        execute format('create policy tenant on app.%I'
            || ' using (current_setting(''mooring.tenant'', true) in (tenant, ''*''))'
            || ' with check (current_setting(''mooring.tenant'', true) in (tenant, ''*''))', name);
    end loop;
end $$;
