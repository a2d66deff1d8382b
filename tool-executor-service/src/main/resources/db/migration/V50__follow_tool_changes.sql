-- Which transaction wrote a row: a search index asks for what was committed between two snapshots, and misses nothing,
-- whatever order transactions end in. A number from a sequence could not say that.
alter table app.tool_view add column changed_in xid8 not null default pg_current_xact_id();
create index tool_view_changed on app.tool_view (changed_in);
alter table app.integration_view add column changed_in xid8 not null default pg_current_xact_id();
create index integration_view_changed on app.integration_view (changed_in);

-- Tools that are gone, for a day; an index that was away for longer is built anew.
create table app.tool_removal (
    tenant      text        not null,
    integration text        not null,
    name        text        not null,
    variant     text        not null,
    removed_in  xid8        not null default pg_current_xact_id(),
    removed_at  timestamptz not null default now(),
    primary key (tenant, integration, name, variant, removed_in)
);
create index tool_removal_order on app.tool_removal (removed_in);
create index tool_removal_age on app.tool_removal (removed_at);

alter table app.tool_removal enable row level security;
alter table app.tool_removal force row level security;
create policy tenant on app.tool_removal
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
