create table app.agent (
    tenant     text        not null,
    id         text        not null,
    name       text        not null,
    user_id    text        not null,
    token_hash bytea check (length(token_hash) = 32),
    token_at   timestamptz,
    created_at timestamptz not null,
    created_by text        not null,
    version    bigint      not null,
    primary key (tenant, id),
    constraint agent_name unique (tenant, name),
    check ((token_hash is null) = (token_at is null))
);
create index agent_user on app.agent (tenant, user_id, id);
alter table app.agent enable row level security;
alter table app.agent force row level security;
create policy tenant on app.agent
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));

create table app.agent_binding (
    tenant   text        not null,
    agent    text        not null,
    app      text        not null,
    access   text        not null check (access in ('read', 'full')),
    bound_at timestamptz not null,
    bound_by text        not null,
    primary key (tenant, agent, app),
    foreign key (tenant, agent) references app.agent on delete cascade
);
alter table app.agent_binding enable row level security;
alter table app.agent_binding force row level security;
create policy tenant on app.agent_binding
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
