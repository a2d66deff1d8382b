-- Which providers were installed: the first connection to one makes its endpoint, once; a deleted one does not come again.
create table app.installation (
    tenant     text        not null,
    provider   text        not null,
    endpoint   text        not null,
    created_at timestamptz not null,
    primary key (tenant, provider)
);
alter table app.installation enable row level security;
alter table app.installation force row level security;
create policy tenant on app.installation
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
