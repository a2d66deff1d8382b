-- Tables by days, in UTC: <table> partitioned by range of a timestamptz, with the default partition <table>_other. All of it needs
-- mooring.tenant '*'.

-- Makes the partition of a day, and moves the rows of that day into it.
create or replace function app.make_day(parent text, at text, day date) returns void language plpgsql as $$
declare
    part text := parent || '_' || to_char(day, 'YYYYMMDD');
    first timestamptz := day::timestamp at time zone 'UTC';
    after timestamptz := (day + 1)::timestamp at time zone 'UTC';
begin
    perform pg_advisory_xact_lock(hashtextextended(parent || ' days', 0));
    if to_regclass(format('app.%I', part)) is not null then
        return;
    end if;
    execute format('create table app.%I (like app.%I including defaults including constraints)', part, parent);
    execute format('with moved as (delete from app.%I where %I >= %L and %I < %L returning *)'
        || ' insert into app.%I select * from moved', parent || '_other', at, first, at, after, part);
    execute format('alter table app.%I enable row level security', part);
    execute format('alter table app.%I force row level security', part);
    execute format('create policy tenant on app.%I'
        || ' using (current_setting(''mooring.tenant'', true) in (tenant, ''*''))'
        || ' with check (current_setting(''mooring.tenant'', true) in (tenant, ''*''))', part);
    execute format('alter table app.%I attach partition app.%I for values from (%L) to (%L)', parent, part, first, after);
end $$;

-- Drops the days before this one.
create or replace function app.drop_days(parent text, at text, before date) returns integer language plpgsql as $$
declare
    part text;
    dropped integer := 0;
begin
    perform pg_advisory_xact_lock(hashtextextended(parent || ' days', 0));
    for part in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = format('app.%I', parent)::regclass and c.relname ~ ('^' || parent || '_\d{8}$')
            and to_date(right(c.relname, 8), 'YYYYMMDD') < before
    loop
        execute format('drop table app.%I', part);
        dropped := dropped + 1;
    end loop;
    execute format('delete from app.%I where %I < %L', parent || '_other', at, before::timestamp at time zone 'UTC');
    return dropped;
end $$;
