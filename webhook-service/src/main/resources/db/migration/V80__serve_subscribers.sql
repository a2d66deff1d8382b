select set_config('mooring.tenant', '*', true);

-- What a subscriber wants besides event types, and how it is doing. While a former secret is valid, both sign.
alter table app.subscription
    add column filter text,
    add column rate_limit int check (rate_limit between 1 and 1000),
    add column ordering text not null default 'none' check (ordering in ('none', 'endpoint', 'subject')),
    add column former_secret bytea,
    add column former_until timestamptz,
    add column last_success_at timestamptz,
    add column failing_since timestamptz,
    add column failing_told_at timestamptz,
    add column version bigint not null default 1;
create index subscription_by_id on app.subscription (id);

-- event_at finds the event's partition; size is that of its body. Of the pending deliveries with one order_key only the first
-- has a next_attempt_at. attempts_before were made before somebody sent it again.
alter table app.delivery
    add column event_at timestamptz,
    add column size int not null default 0,
    add column order_key text,
    add column seq bigint generated always as identity,
    add column attempts_before int not null default 0;
update app.delivery d set event_at = coalesce((select i.received_at from app.event_id i
    where i.tenant = d.tenant and i.id = d.event), d.created_at);
alter table app.delivery alter column event_at set not null;
alter table app.attempt add column response text;

-- Due deliveries are looked for by subscription, so that a long queue of one is no work for the others.
drop index app.delivery_due;
create index delivery_due on app.delivery (subscription, next_attempt_at) where status = 'pending';
create index delivery_in_order on app.delivery (tenant, subscription, order_key, seq)
    where status = 'pending' and order_key is not null;
-- A million parked ones are not to be walked through for the others.
create index delivery_list_by_status on app.delivery (tenant, status, created_at desc, id desc);
create index delivery_list_by_subscription_status on app.delivery (tenant, subscription, status, created_at desc, id desc);

-- Finished deliveries that are sent again, a portion at a time; last_* is how far it came.
create table app.redrive (
    tenant       text        not null,
    id           text        not null,
    subscription text,
    event_type   text,
    since        timestamptz,
    until        timestamptz not null,
    state        text        not null check (state in ('running', 'done')),
    done         bigint      not null,
    last_at      timestamptz not null,
    last_id      text        not null,
    created_by   text        not null,
    created_at   timestamptz not null,
    finished_at  timestamptz,
    primary key (tenant, id)
);
create index redrive_list on app.redrive (tenant, created_at desc, id desc);
create index redrive_running on app.redrive (created_at) where state = 'running';
alter table app.redrive enable row level security;
alter table app.redrive force row level security;
create policy tenant on app.redrive
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
