-- Parts of what an upstream said it offers on a connection, until all of them are there.
create table app.discovery_part (
    tenant      text        not null,
    connection  text        not null,
    discovery   text        not null,
    part        integer     not null,
    parts       integer     not null,
    version     bigint      not null,
    content     bytea       not null,
    received_at timestamptz not null,
    primary key (tenant, connection, discovery, part)
);
create index discovery_part_age on app.discovery_part (tenant, received_at);

alter table app.discovery_part enable row level security;
alter table app.discovery_part force row level security;
create policy tenant on app.discovery_part
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));

-- The last answer of each connection; its tools are in app.tool. One that was removed stays known, so that an answer
-- which comes late does not bring its tools back.
create table app.discovery (
    tenant          text        not null,
    connection      text        not null,
    integration     text        not null,
    version         bigint      not null,
    config_revision bigint      not null,
    hash            text        not null,
    tool_count      integer     not null,
    skipped         text        not null,
    gone            boolean     not null,
    taken_at        timestamptz not null,
    primary key (tenant, connection),
    foreign key (tenant, integration) references app.integration (tenant, slug) on delete cascade
);
create index discovery_integration on app.discovery (tenant, integration, connection);

alter table app.discovery enable row level security;
alter table app.discovery force row level security;
create policy tenant on app.discovery
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
