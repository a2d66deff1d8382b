-- Where providers send to. The id alone finds the tenant, so it is unique over all of them.
create table app.endpoint (
    tenant     text        not null,
    id         text        not null unique,
    provider   text        not null,
    name       text,
    secret     bytea       not null,
    created_at timestamptz not null,
    primary key (tenant, id)
);
create index endpoint_list on app.endpoint (tenant, created_at desc, id desc);

-- What was received; id is the ce_id, so a second arrival of the same event finds its row.
create table app.event (
    tenant       text        not null,
    id           text        not null,
    endpoint     text        not null,
    provider     text        not null,
    type         text        not null,
    delivery_id  text,
    content_type text        not null,
    headers      text        not null,
    body         bytea       not null,
    received_at  timestamptz not null,
    primary key (tenant, id)
);
create index event_list on app.event (tenant, received_at desc, id desc);
create index event_list_by_type on app.event (tenant, type, received_at desc, id desc);
create index event_list_by_endpoint on app.event (tenant, endpoint, received_at desc, id desc);

-- Who wants which events.
create table app.subscription (
    tenant          text        not null,
    id              text        not null,
    url             text        not null,
    event_types     text[]      not null,
    secret          bytea       not null,
    disabled        boolean     not null,
    disabled_reason text,
    created_at      timestamptz not null,
    primary key (tenant, id)
);
create index subscription_list on app.subscription (tenant, created_at desc, id desc);

-- One event to one subscription. While an attempt is under way, next_attempt_at is the end of its lease.
create table app.delivery (
    tenant          text        not null,
    id              text        not null,
    event           text        not null,
    event_type      text        not null,
    subscription    text        not null,
    status          text        not null check (status in ('pending', 'delivered', 'undeliverable')),
    attempts        int         not null,
    next_attempt_at timestamptz,
    last_status     int,
    last_error      text,
    version         bigint      not null,
    created_at      timestamptz not null,
    primary key (tenant, id),
    unique (tenant, event, subscription),
    foreign key (tenant, event) references app.event (tenant, id),
    foreign key (tenant, subscription) references app.subscription (tenant, id) on delete cascade
);
create index delivery_due on app.delivery (next_attempt_at) where status = 'pending';
create index delivery_list on app.delivery (tenant, created_at desc, id desc);
create index delivery_list_by_subscription on app.delivery (tenant, subscription, created_at desc, id desc);

-- One HTTP try. A crash in mid-attempt leaves a gap in the numbers.
create table app.attempt (
    tenant          text        not null,
    delivery        text        not null,
    number          int         not null,
    at              timestamptz not null,
    status          int,
    error           text,
    duration_millis bigint      not null,
    primary key (tenant, delivery, number),
    foreign key (tenant, delivery) references app.delivery (tenant, id) on delete cascade
);

do $$
declare
    name text;
begin
    foreach name in array array ['endpoint', 'event', 'subscription', 'delivery', 'attempt'] loop
        execute format('alter table app.%I enable row level security', name);
        execute format('alter table app.%I force row level security', name);
        execute format('create policy tenant on app.%I
            using (current_setting(''mooring.tenant'', true) in (tenant, ''*''))
            with check (current_setting(''mooring.tenant'', true) in (tenant, ''*''))', name);
    end loop;
end $$;
