-- Local copies of what other services own.
create table app.integration_view (
    tenant  text        not null,
    slug    text        not null,
    name    text        not null,
    version bigint      not null,
    since   timestamptz not null,
    primary key (tenant, slug)
);

create table app.connection_view (
    tenant             text        not null,
    id                 text        not null,
    integration        text        not null,
    name               text        not null,
    owner              text        not null,
    user_id            text,
    lifecycle          text        not null,
    credential_version bigint      not null,
    version            bigint      not null,
    since              timestamptz not null,
    primary key (tenant, id)
);
create index connection_view_integration on app.connection_view (tenant, integration, id);

-- What was seen of a connection, newest hundred of each; connection is empty for a call that used none.
create table app.observation (
    tenant      text        not null,
    id          text        not null,
    integration text        not null,
    connection  text        not null,
    at          timestamptz not null,
    finding     text        not null,
    millis      bigint      not null,
    http_status int,
    primary key (tenant, id)
);
create index observation_connection on app.observation (tenant, integration, connection, at desc);
create index observation_integration on app.observation (tenant, integration, at desc);

-- The current status and the newest hundred changes of each subject: integration or connection.
create table app.status (
    tenant  text        not null,
    subject text        not null,
    id      text        not null,
    status  text        not null,
    reason  text        not null,
    since   timestamptz not null,
    version bigint      not null,
    primary key (tenant, subject, id)
);

create table app.status_change (
    tenant   text        not null,
    subject  text        not null,
    id       text        not null,
    version  bigint      not null,
    previous text,
    status   text        not null,
    reason   text        not null,
    at       timestamptz not null,
    primary key (tenant, subject, id, version)
);

do $$
declare
    name text;
begin
    foreach name in array array ['integration_view', 'connection_view', 'observation', 'status', 'status_change'] loop
        execute format('alter table app.%I enable row level security', name);
        execute format('alter table app.%I force row level security', name);
        execute format('create policy tenant on app.%I'
            || ' using (current_setting(''mooring.tenant'', true) in (tenant, ''*''))'
            || ' with check (current_setting(''mooring.tenant'', true) in (tenant, ''*''))', name);
    end loop;
end $$;

-- What the report shows. A thing nothing is known of yet counts as disconnected.
create view app.integration_health with (security_invoker = true) as
select i.tenant,
       i.slug,
       i.name,
       coalesce(s.status, 'DISCONNECTED')          as status,
       coalesce(s.reason, 'No connection yet')     as reason,
       coalesce(s.since, i.since)                  as since,
       s.status is not null                        as known
from app.integration_view i
         left join app.status s on s.tenant = i.tenant and s.subject = 'integration' and s.id = i.slug;

create view app.connection_health with (security_invoker = true) as
select c.tenant,
       c.id,
       c.integration,
       c.name,
       c.owner,
       c.user_id,
       coalesce(s.status, 'DISCONNECTED')          as status,
       coalesce(s.reason, 'Not activated yet')     as reason,
       coalesce(s.since, c.since)                  as since,
       row_number() over (partition by c.tenant, c.integration
           order by case coalesce(s.status, 'DISCONNECTED') when 'DISCONNECTED' then 0 when 'DEGRADED' then 1 else 2 end,
               c.id)                               as place
from app.connection_view c
         left join app.status s on s.tenant = c.tenant and s.subject = 'connection' and s.id = c.id;
