create table app.publication_view (
    tenant     text    not null,
    id         text    not null,
    provider   text    not null,
    connection text    not null,
    actions    text[]  not null,
    reach      text    not null,
    user_id    text,
    resource   text,
    revoked    boolean not null,
    version    bigint  not null,
    primary key (tenant, id)
);
alter table app.publication_view enable row level security;
alter table app.publication_view force row level security;
create policy tenant on app.publication_view
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));

-- Empty: not known. Rows that were told before fill with the connection's next state record.
alter table app.connection_view add column granted_scopes text[] not null default '{}';
