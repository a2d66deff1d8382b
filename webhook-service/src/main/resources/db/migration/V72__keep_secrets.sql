-- An endpoint has several secrets while one follows another, and none while its provider has yet to name it.
select set_config('mooring.tenant', '*', true);

create table app.endpoint_secret (
    tenant     text        not null,
    id         text        not null,
    endpoint   text        not null,
    secret     bytea       not null,
    -- named by the provider in its handshake, not by a caller
    named      boolean     not null,
    created_at timestamptz not null,
    ends_at    timestamptz,
    primary key (tenant, id),
    foreign key (tenant, endpoint) references app.endpoint (tenant, id) on delete cascade
);
create index endpoint_secret_list on app.endpoint_secret (tenant, endpoint, created_at desc, id desc);
alter table app.endpoint_secret enable row level security;
alter table app.endpoint_secret force row level security;
create policy tenant on app.endpoint_secret
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));

-- Sealed for an owner, which was the endpoint: so that is the id of those there are.
insert into app.endpoint_secret select tenant, id, id, secret, false, created_at, null from app.endpoint;
alter table app.endpoint drop column secret;
