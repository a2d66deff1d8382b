-- Some of the webhooks that were refused, the latest of each endpoint: what an operator needs to see why.
create table app.refusal (
    tenant  text        not null,
    id      text        not null,
    endpoint text       not null,
    at      timestamptz not null,
    reason  text        not null,
    detail  text        not null,
    method  text        not null,
    size    int         not null,
    -- a JSON object; values of those that may tell a secret are left out
    headers text        not null,
    primary key (tenant, id),
    foreign key (tenant, endpoint) references app.endpoint (tenant, id) on delete cascade
);
create index refusal_list on app.refusal (tenant, endpoint, at desc, id desc);
alter table app.refusal enable row level security;
alter table app.refusal force row level security;
create policy tenant on app.refusal
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
