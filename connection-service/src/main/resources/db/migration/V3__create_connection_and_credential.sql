create table app.connection (
    tenant             text        not null,
    id                 text        not null,
    owner              text        not null check (owner in ('org', 'user')),
    user_id            text,
    integration        text        not null,
    name               text        not null,
    template           text        not null,
    status             text        not null,
    credential_version bigint      not null,
    version            bigint      not null,
    created_at         timestamptz not null,
    created_by         text        not null,
    updated_at         timestamptz not null,
    primary key (tenant, id),
    check ((owner = 'user') = (user_id is not null)),
    constraint connection_identity unique nulls not distinct (tenant, integration, owner, user_id, name)
);
create index connection_user on app.connection (tenant, user_id, id);
alter table app.connection enable row level security;
alter table app.connection force row level security;
create policy tenant on app.connection
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));

-- No cascade: who removes a connection destroys its credential first, and says so.
create table app.credential (
    tenant     text        not null,
    connection text        not null,
    sealed     bytea       not null,
    version    bigint      not null,
    sealed_at  timestamptz not null,
    primary key (tenant, connection),
    foreign key (tenant, connection) references app.connection
);
alter table app.credential enable row level security;
alter table app.credential force row level security;
create policy tenant on app.credential
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
