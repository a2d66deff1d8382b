-- Which providers were published, and with which facts. The same for every tenant: its tenant is always '*'.
create table app.provider (
    tenant  text   not null,
    id      text   not null,
    hash    text   not null,
    version bigint not null,
    primary key (tenant, id)
);

alter table app.provider enable row level security;
alter table app.provider force row level security;
create policy tenant on app.provider
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
