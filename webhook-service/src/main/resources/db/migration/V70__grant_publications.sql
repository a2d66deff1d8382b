-- Actions granted on a connection, within a reach.
create table app.publication (
    tenant     text        not null,
    id         text        not null,
    provider   text        not null,
    connection text        not null,
    name       text,
    actions    text[]      not null,
    reach      text        not null check (reach in ('tenant', 'user', 'resource')),
    user_id    text,
    resource   text,
    status     text        not null check (status in ('active', 'revoked')),
    version    bigint      not null,
    created_by text        not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant, id),
    check ((reach = 'user') = (user_id is not null)),
    check ((reach = 'resource') = (resource is not null))
);
create index publication_list on app.publication (tenant, created_at desc, id desc);
create index publication_list_by_connection on app.publication (tenant, connection, created_at desc, id desc);
-- Versions rise over the removal of a publication, too.
create sequence app.publication_version;

alter table app.publication enable row level security;
alter table app.publication force row level security;
create policy tenant on app.publication
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
