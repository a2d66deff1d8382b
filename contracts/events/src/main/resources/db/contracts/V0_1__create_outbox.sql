-- What every service has: the outbox that Debezium reads, and the log of events taken in.
create schema if not exists app;

create table app.outbox (
    id          uuid primary key,
    topic       text not null,
    key         text not null,
    payload     bytea,
    type        text not null,
    source      text not null,
    time        text not null,
    tenant      text not null,
    traceparent text
);
alter table app.outbox enable row level security;
alter table app.outbox force row level security;
create policy tenant on app.outbox
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));

create publication mooring_outbox for table app.outbox with (publish = 'insert');
grant usage on schema app to ${cdc-role};
grant select on app.outbox to ${cdc-role};

create table app.message_log (
    tenant      text        not null,
    id          text        not null,
    received_at timestamptz not null,
    primary key (tenant, id)
);
create index message_log_age on app.message_log (received_at);
alter table app.message_log enable row level security;
alter table app.message_log force row level security;
create policy tenant on app.message_log
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
