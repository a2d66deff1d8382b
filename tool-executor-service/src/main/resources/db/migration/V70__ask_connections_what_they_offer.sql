-- When and how each connection was asked what its upstream offers. A row is claimed by the replica that asks; what a dead
-- one claimed is taken again when the claim has ended.
create table app.inquiry (
    tenant        text        not null,
    connection    text        not null,
    integration   text        not null,
    kind          text        not null,
    -- Whether the connection can be used.
    active        boolean     not null,
    -- Configuration of the integration as known here.
    revision      bigint      not null,
    -- Null when nobody is to be asked.
    next_at       timestamptz,
    claimed_until timestamptz,
    wanted_at     timestamptz,
    -- Rises with every try; that of an answer orders the answers of a connection.
    version       bigint      not null default 0,
    state         text        not null default 'WAITING' check (state in ('WAITING', 'ANSWERED', 'FAILED', 'GIVEN')),
    failures      integer     not null default 0,
    asked_at      timestamptz,
    answered_at   timestamptz,
    answered_revision bigint,
    error         text,
    detail        text,
    failed_at     timestamptz,
    primary key (tenant, connection)
);
create index inquiry_due on app.inquiry (next_at) where active;
create index inquiry_integration on app.inquiry (tenant, integration, connection);

alter table app.inquiry enable row level security;
alter table app.inquiry force row level security;
create policy tenant on app.inquiry
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));

-- Which transaction wrote a row last, and which one revised an integration: what is new is found without reading the rest.
alter table app.connection_view add column changed_in xid8 not null default pg_current_xact_id();
create index connection_view_changed on app.connection_view (changed_in);
alter table app.integration_view add column revised_in xid8 not null default pg_current_xact_id();
create index integration_view_revised on app.integration_view (revised_in);
