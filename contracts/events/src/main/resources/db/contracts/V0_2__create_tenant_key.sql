-- Envelope keys, sealed by the master key; used by the services that keep secrets.
create table app.tenant_key (
    tenant text primary key,
    keyset bytea not null
);
alter table app.tenant_key enable row level security;
alter table app.tenant_key force row level security;
create policy tenant on app.tenant_key
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
