-- The audit by days: what is too old is dropped with its day, not deleted row by row.
select set_config('mooring.tenant', '*', true);

create table app.call_by_day (
    like app.call including defaults,
    arguments       text,
    arguments_bytes bigint not null default 0,
    stages          text,
    policy          text,
    approval        text,
    primary key (tenant, id, started_at)
) partition by range (started_at);
-- Days nobody has made yet; their calls move when the day is made.
create table app.call_other partition of app.call_by_day default;
insert into app.call_by_day select * from app.call;
drop table app.call;
alter table app.call_by_day rename to call;
create index call_newest on app.call (tenant, started_at desc, id desc);
create index call_unfinished on app.call (started_at) where outcome is null or outcome = 'AWAITING';

create table app.audit_retention (
    tenant     text        not null,
    days       integer     not null check (days > 0),
    set_by     text        not null,
    set_at     timestamptz not null,
    primary key (tenant)
);

do $$
declare
    name text;
begin
    foreach name in array array['call', 'call_other', 'audit_retention'] loop
        execute format('alter table app.%I enable row level security', name);
        execute format('alter table app.%I force row level security', name);
        execute format('create policy tenant on app.%I'
            || ' using (current_setting(''mooring.tenant'', true) in (tenant, ''*''))'
            || ' with check (current_setting(''mooring.tenant'', true) in (tenant, ''*''))', name);
    end loop;
end $$;

-- Makes the partition of a day, in UTC, and moves the calls of that day into it. Needs mooring.tenant '*'.
create function app.make_call_day(day date) returns void language plpgsql as $$
declare
    part text := 'call_' || to_char(day, 'YYYYMMDD');
    first timestamptz := day::timestamp at time zone 'UTC';
    after timestamptz := (day + 1)::timestamp at time zone 'UTC';
begin
    perform pg_advisory_xact_lock(hashtextextended('call days', 0));
    if to_regclass(format('app.%I', part)) is not null then
        return;
    end if;
    execute format('create table app.%I (like app.call including defaults including constraints)', part);
    execute format('with moved as (delete from app.call_other where started_at >= %L and started_at < %L returning *)'
        || ' insert into app.%I select * from moved', first, after, part);
    execute format('alter table app.%I enable row level security', part);
    execute format('alter table app.%I force row level security', part);
    execute format('create policy tenant on app.%I'
        || ' using (current_setting(''mooring.tenant'', true) in (tenant, ''*''))'
        || ' with check (current_setting(''mooring.tenant'', true) in (tenant, ''*''))', part);
    execute format('alter table app.call attach partition app.%I for values from (%L) to (%L)', part, first, after);
end $$;

-- Drops the days before this one. Needs mooring.tenant '*'.
create function app.drop_call_days(before date) returns integer language plpgsql as $$
declare
    part text;
    dropped integer := 0;
begin
    perform pg_advisory_xact_lock(hashtextextended('call days', 0));
    for part in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'app.call'::regclass and c.relname ~ '^call_\d{8}$'
            and to_date(right(c.relname, 8), 'YYYYMMDD') < before
    loop
        execute format('drop table app.%I', part);
        dropped := dropped + 1;
    end loop;
    delete from app.call_other where started_at < before::timestamp at time zone 'UTC';
    return dropped;
end $$;

select app.make_call_day((now() at time zone 'UTC')::date + d) from generate_series(-1, 7) d;
