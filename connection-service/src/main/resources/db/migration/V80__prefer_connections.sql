-- Which connection a user's calls to an integration use when several match and none is named.
-- No cascade: who ends a connection forgets that it was preferred, and says so.
create table app.preference (
    tenant      text   not null,
    user_id     text   not null,
    integration text   not null,
    connection  text   not null,
    version     bigint not null,
    primary key (tenant, integration, user_id),
    foreign key (tenant, connection) references app.connection
);
create index preference_connection on app.preference (tenant, connection);
alter table app.preference enable row level security;
alter table app.preference force row level security;
create policy tenant on app.preference
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
