-- The key that signs which events called upon a publication, and the one that proves it.
alter table app.publication
    add column origin_secret bytea,
    add column origin_key    text;
create index publication_reached on app.publication (tenant, connection) where status = 'active';

-- Whose webhooks come to an endpoint; none when what they say decides.
alter table app.endpoint add column connection text;

-- Copies: which connections there are, and of which provider an integration is.
create table app.connection_view (
    tenant      text   not null,
    id          text   not null,
    integration text   not null,
    user_id     text,
    status      text   not null,
    account_id  text,
    version     bigint not null,
    primary key (tenant, id)
);
create index connection_view_account on app.connection_view (tenant, account_id) where account_id is not null;

create table app.integration_view (
    tenant   text   not null,
    slug     text   not null,
    provider text,
    family   text,
    version  bigint not null,
    primary key (tenant, slug)
);

do $$
declare
    name text;
begin
    foreach name in array array ['connection_view', 'integration_view'] loop
        execute format('alter table app.%I enable row level security', name);
        execute format('alter table app.%I force row level security', name);
        execute format('create policy tenant on app.%I
            using (current_setting(''mooring.tenant'', true) in (tenant, ''*''))
            with check (current_setting(''mooring.tenant'', true) in (tenant, ''*''))', name);
    end loop;
end $$;
