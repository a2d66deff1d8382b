-- Which master key sealed a tenant's keys ('' before they had ids), which rotation gave the tenant its newest key, and whether
-- there are former ones beside it.
alter table app.tenant_key
    add column master_key text not null default '',
    add column rotation text,
    add column rotating boolean not null default false;

create table app.key_rotation (
    tenant      text        not null,
    id          text        not null,
    which       text        not null check (which in ('kek', 'tenant')),
    state       text        not null check (state in ('running', 'done', 'failed')),
    total       bigint      not null,
    done        bigint      not null,
    failure     text,
    started_by  text        not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    lease_owner text,
    lease_until timestamptz,
    primary key (tenant, id)
);
create unique index key_rotation_running on app.key_rotation (state) where state = 'running';
alter table app.key_rotation enable row level security;
alter table app.key_rotation force row level security;
create policy tenant on app.key_rotation
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
