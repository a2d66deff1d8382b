-- Which connection a user's calls to an integration use when several match; one that is not in connection_view any more
-- is no candidate, so that the order of the two topics does not matter.
create table app.preference_view (
    tenant      text   not null,
    integration text   not null,
    user_id     text   not null,
    connection  text   not null,
    version     bigint not null,
    primary key (tenant, integration, user_id)
);
alter table app.preference_view enable row level security;
alter table app.preference_view force row level security;
create policy tenant on app.preference_view
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
