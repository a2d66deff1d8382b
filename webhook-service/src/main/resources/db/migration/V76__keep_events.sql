-- Tenants that keep events, and deliveries with them, for fewer days than the installation.
create table app.event_retention (
    tenant text        not null,
    days   integer     not null check (days > 0),
    set_by text        not null,
    set_at timestamptz not null,
    primary key (tenant)
);
create index delivery_age on app.delivery (created_at);

alter table app.event_retention enable row level security;
alter table app.event_retention force row level security;
create policy tenant on app.event_retention
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
