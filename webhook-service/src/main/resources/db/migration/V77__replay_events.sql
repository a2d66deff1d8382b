-- Stored events that are sent once more. The position is the last event that Kafka has; a crash repeats a few after it.
create table app.replay (
    tenant      text        not null,
    id          text        not null,
    filter      text        not null,
    since       timestamptz not null,
    until       timestamptz not null,
    subscription text,
    redeliver   boolean     not null,
    state       text        not null check (state in ('running', 'done', 'cancelled')),
    sent        bigint      not null,
    position_at timestamptz,
    position_id text,
    lease_until timestamptz,
    version     bigint      not null,
    created_by  text        not null,
    created_at  timestamptz not null,
    finished_at timestamptz,
    primary key (tenant, id)
);
create index replay_list on app.replay (tenant, created_at desc, id desc);
create index replay_running on app.replay (lease_until nulls first) where state = 'running';

alter table app.replay enable row level security;
alter table app.replay force row level security;
create policy tenant on app.replay
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
