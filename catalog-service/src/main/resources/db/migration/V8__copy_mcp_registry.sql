-- The copy of the MCP registry: the same for every tenant and written by the sync alone, so without row-level security.
create extension if not exists pg_trgm with schema app;

-- Every version of every server. Full scans touch each row; room in the pages keeps that off the indexes.
create table app.registry_version (
    name           text collate "C" not null,
    version        text collate "C" not null,
    rank           text collate "C" not null,
    publisher      text not null,
    status         text not null,
    status_message text,
    latest         boolean not null,
    published_at   timestamptz,
    updated_at     timestamptz,
    title          text not null,
    description    text not null,
    label          text not null,
    search         text not null,
    obstacle       text,
    remote         boolean not null,
    registry_types text[] not null,
    categories     text[] not null,
    hash           text not null,
    entry          text not null,
    scan           bigint not null,
    primary key (name, version)
) with (fillfactor = 80);

-- What browsing and searching look at: the latest version of each server.
create table app.registry_server (
    name           text collate "C" primary key,
    version        text not null,
    publisher      text not null,
    poor           integer not null,
    crowd          integer not null,
    status         text not null,
    status_message text,
    published_at   timestamptz,
    updated_at     timestamptz,
    title          text not null,
    description    text not null,
    label          text not null,
    search         text not null,
    obstacle       text,
    remote         boolean not null,
    registry_types text[] not null,
    categories     text[] not null,
    hash           text not null
);
create index registry_server_publisher on app.registry_server (publisher);
create index registry_server_browse on app.registry_server (poor, crowd, name);
create index registry_server_search on app.registry_server using gin (search app.gin_trgm_ops);

-- Rows of the registry that break its schema; the latest few hundred.
create table app.registry_skipped (
    name    text not null,
    version text not null,
    reason  text not null,
    seen_at timestamptz not null,
    primary key (name, version)
);
create index registry_skipped_age on app.registry_skipped (seen_at);

-- How far the sync is, and which process works on it until when. One row.
create table app.registry_sync (
    id         integer primary key check (id = 1),
    state      text not null,
    wanted     text,
    due_at     timestamptz not null,
    holder     text,
    held_until timestamptz
);
insert into app.registry_sync (id, state, due_at) values (1, '{}', '-infinity');
