-- Whether authorization servers take us for the clients that auth configs say; no row: nobody has asked yet.
create table app.client_health (
    tenant      text        not null,
    auth_config text        not null,
    health      text        not null check (health in ('HEALTHY', 'BROKEN')),
    reason      text,
    detail      text,
    since       timestamptz,
    failures    integer     not null,
    -- Nobody asks before; whoever tries it then moves it first.
    retry_at    timestamptz,
    -- When others were last told; stays when all is well again.
    told_at     timestamptz,
    version     bigint      not null,
    primary key (tenant, auth_config),
    foreign key (tenant, auth_config) references app.auth_config on delete cascade,
    check ((health = 'BROKEN') = (reason is not null and detail is not null and since is not null
        and retry_at is not null))
);
alter table app.client_health enable row level security;
alter table app.client_health force row level security;
create policy tenant on app.client_health
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
-- Those to wake when it is well again.
create index connection_of_rejected_client on app.connection (tenant, auth_config)
    where status_reason = 'invalid_client';
