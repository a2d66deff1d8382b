-- The text an integration was made of, where nobody but its caller has it; gzip. What was fetched is fetched again.
create table app.source (
    tenant      text  not null,
    integration text  not null,
    text        bytea not null,
    primary key (tenant, integration),
    foreign key (tenant, integration) references app.integration (tenant, slug) on delete cascade
);
alter table app.source enable row level security;
alter table app.source force row level security;
create policy tenant on app.source
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));

-- Answers to requests that carried an Idempotency-Key, for a day.
create table app.answer (
    tenant     text        not null,
    key        text        not null,
    request    text        not null,
    status     integer     not null,
    location   text,
    body       text        not null,
    created_at timestamptz not null,
    primary key (tenant, key)
);
create index answer_age on app.answer (tenant, created_at);
alter table app.answer enable row level security;
alter table app.answer force row level security;
create policy tenant on app.answer
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
