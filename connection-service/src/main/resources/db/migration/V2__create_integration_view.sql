create table app.integration_view (
    tenant       text   not null,
    slug         text   not null,
    name         text   not null,
    auth_methods text   not null,
    version      bigint not null,
    primary key (tenant, slug)
);
alter table app.integration_view enable row level security;
alter table app.integration_view force row level security;
create policy tenant on app.integration_view
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
