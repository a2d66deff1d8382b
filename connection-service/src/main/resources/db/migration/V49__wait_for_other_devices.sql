-- A connection that waits for a person to consent on another device. The code polls ask with is as good as the token.
create table app.device_consent (
    tenant           text        not null,
    connection       text        not null,
    auth_config      text        not null,
    scopes           text[]      not null,
    variables        text        not null,
    code_sealed      bytea       not null,
    interval_seconds bigint      not null,
    expires_at       timestamptz not null,
    primary key (tenant, connection),
    foreign key (tenant, connection) references app.connection on delete cascade
);
alter table app.device_consent enable row level security;
alter table app.device_consent force row level security;
create policy tenant on app.device_consent
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
