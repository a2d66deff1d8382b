-- One blueprint per app and tenant, shared by all its users.
create table app.auth_config (
    tenant        text        not null,
    id            text        not null,
    app           text        not null,
    provider      text,
    client_id     text        not null,
    secret_sealed bytea,
    client_auth   text        not null,
    scopes        text[]      not null,
    redirect_uri  text        not null,
    params        text        not null,
    variables     text        not null,
    -- Of a server that is not a provider's: as declared or discovered, JSON.
    server        text,
    origin        text        not null check (origin in ('manual', 'dynamic_client_registration', 'client_document')),
    created_at    timestamptz not null,
    created_by    text        not null,
    updated_at    timestamptz not null,
    primary key (tenant, id),
    constraint auth_config_app unique (tenant, app),
    check ((provider is null) <> (server is null))
);
alter table app.auth_config enable row level security;
alter table app.auth_config force row level security;
create policy tenant on app.auth_config
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));

-- Where browsers may be sent after consent: exactly these.
create table app.return_url (
    tenant     text        not null,
    id         text        not null,
    url        text        not null,
    created_at timestamptz not null,
    created_by text        not null,
    primary key (tenant, id),
    constraint return_url_url unique (tenant, url)
);
alter table app.return_url enable row level security;
alter table app.return_url force row level security;
create policy tenant on app.return_url
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
