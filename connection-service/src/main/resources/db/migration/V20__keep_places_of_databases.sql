-- What may be shown of a database connection; the login is in its credential. Goes with the connection.
create table app.database_place (
    tenant     text    not null,
    connection text    not null,
    type       text    not null check (type in ('postgres', 'mysql', 'redis', 'mongodb')),
    host       text    not null,
    port       integer,
    database   text    not null,
    tls        boolean not null,
    read_only  boolean not null,
    server     text    not null,
    primary key (tenant, connection),
    foreign key (tenant, connection) references app.connection on delete cascade
);
alter table app.database_place enable row level security;
alter table app.database_place force row level security;
create policy tenant on app.database_place
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
