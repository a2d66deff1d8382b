-- Versions of all aggregates come from one sequence, so that a slug that is removed and used again goes on rising.
create sequence app.version;

create table app.integration (
    tenant      text        not null,
    slug        text        not null,
    name        text        not null,
    description text        not null,
    kind        text        not null,
    base_url    text,
    display_url text,
    can_remove  boolean     not null,
    can_refresh boolean     not null,
    config      text        not null,
    tool_count  integer     not null,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    primary key (tenant, slug)
);

create table app.definition (
    tenant      text not null,
    integration text not null,
    hash        text not null,
    schema      text not null,
    primary key (tenant, integration, hash),
    foreign key (tenant, integration) references app.integration (tenant, slug)
);

create table app.tool (
    tenant       text    not null,
    integration  text    not null,
    name         text    not null,
    title        text    not null,
    description  text    not null,
    input_schema text    not null,
    definitions  text    not null,
    binding      text    not null,
    read_only    boolean not null,
    destructive  boolean not null,
    idempotent   boolean not null,
    tags         text    not null,
    version      bigint  not null,
    primary key (tenant, integration, name),
    foreign key (tenant, integration) references app.integration (tenant, slug)
);

alter table app.integration enable row level security;
alter table app.integration force row level security;
create policy tenant on app.integration
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));

alter table app.definition enable row level security;
alter table app.definition force row level security;
create policy tenant on app.definition
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));

alter table app.tool enable row level security;
alter table app.tool force row level security;
create policy tenant on app.tool
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
