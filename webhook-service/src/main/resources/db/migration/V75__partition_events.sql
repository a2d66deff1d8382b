-- Events by days: what is too old is dropped with its day. Which ids were seen is kept apart, and longer, so that a provider's
-- late repeat is known even when its event is gone.
select set_config('mooring.tenant', '*', true);

create table app.event_id (
    tenant      text        not null,
    id          text        not null,
    received_at timestamptz not null,
    primary key (tenant, id)
);
create index event_id_age on app.event_id (received_at);
insert into app.event_id select tenant, id, received_at from app.event;

alter table app.delivery drop constraint delivery_tenant_event_fkey;

alter table app.event rename to event_before;
alter index app.event_pkey rename to event_before_pkey;
create table app.event (
    tenant        text        not null,
    id            text        not null,
    endpoint      text        not null,
    provider      text        not null,
    type          text        not null,
    received_type text        not null,
    delivery_id   text,
    content_type  text        not null,
    headers       text        not null,
    body          bytea       not null,
    received_at   timestamptz not null,
    connection    text,
    subject       text,
    actor         text,
    links         text,
    -- The transaction that stored it. Rows of transactions that all have ended never get company: a stream of events goes by this.
    tx            bigint      not null default pg_current_xact_id()::text::bigint,
    primary key (tenant, received_at, id)
) partition by range (received_at);
-- Days nobody has made yet; their events move when the day is made.
create table app.event_other partition of app.event default;
insert into app.event (tenant, id, endpoint, provider, type, received_type, delivery_id, content_type, headers,
    body, received_at)
select tenant, id, endpoint, provider, type, type, delivery_id, content_type, headers, body, received_at
from app.event_before;
drop table app.event_before;
create index event_by_type on app.event (tenant, type text_pattern_ops, received_at, id);
create index event_by_endpoint on app.event (tenant, endpoint, received_at, id);
create index event_by_tx on app.event (tenant, tx);
create index event_by_subject on app.event (tenant, subject, received_at, id) where subject is not null;
create index event_by_connection on app.event (tenant, connection, received_at, id) where connection is not null;

do $$
declare
    name text;
begin
    foreach name in array array['event', 'event_other', 'event_id'] loop
        execute format('alter table app.%I enable row level security', name);
        execute format('alter table app.%I force row level security', name);
        execute format('create policy tenant on app.%I'
            || ' using (current_setting(''mooring.tenant'', true) in (tenant, ''*''))'
            || ' with check (current_setting(''mooring.tenant'', true) in (tenant, ''*''))', name);
    end loop;
end $$;
