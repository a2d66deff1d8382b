create table app.tenant (
    tenant     text primary key check (tenant ~ '^[a-z][a-z0-9-]{0,62}$'),
    created_at timestamptz not null
);
alter table app.tenant enable row level security;
alter table app.tenant force row level security;
create policy tenant on app.tenant
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));

-- The roles of services and of the installation admin are not among those a key can have: a second lock.
create table app.api_key (
    tenant     text        not null references app.tenant,
    id         text        not null,
    label      text        not null,
    hash       bytea       not null check (length(hash) = 32),
    roles      text[]      not null check (cardinality(roles) > 0
        and roles <@ array ['admin', 'operator', 'viewer', 'platform']),
    expires_at timestamptz,
    created_at timestamptz not null,
    created_by text        not null,
    version    bigint      not null,
    primary key (tenant, id)
);
alter table app.api_key enable row level security;
alter table app.api_key force row level security;
create policy tenant on app.api_key
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
