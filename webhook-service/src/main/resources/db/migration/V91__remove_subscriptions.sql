-- A subscription goes at once, its deliveries in portions: there may be millions. Whoever makes deliveries locks the subscription first,
-- so none comes after it is gone.
create table app.removed_subscription (
    tenant     text        not null,
    id         text        not null,
    removed_at timestamptz not null,
    primary key (tenant, id)
);
alter table app.delivery drop constraint delivery_tenant_subscription_fkey;

alter table app.removed_subscription enable row level security;
alter table app.removed_subscription force row level security;
create policy tenant on app.removed_subscription
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
