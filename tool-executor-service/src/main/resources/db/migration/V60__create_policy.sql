-- Who may run what: the first match of each audience speaks, the most restrictive of these decides.
create table app.policy (
    tenant     text        not null,
    id         text        not null,
    audience   text        not null check (audience in ('tenant', 'user', 'agent')),
    -- Id of the user or agent, empty for the tenant.
    subject    text        not null check ((subject = '') = (audience = 'tenant')),
    pattern    text        not null,
    effect     text        not null check (effect in ('approve', 'require_approval', 'block')),
    position   integer     not null,
    expires_in integer,
    version    bigint      not null,
    created_by text        not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant, id)
);
create index policy_order on app.policy (tenant, audience, subject, position);
alter table app.policy enable row level security;
alter table app.policy force row level security;
create policy tenant on app.policy
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
