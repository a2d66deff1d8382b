-- One way of a browser to a provider and back. Tokens that travel through browsers are kept as SHA-256, in hex.
create table app.consent (
    tenant           text        not null,
    id               text        not null,
    connection       text        not null,
    auth_config      text        not null,
    -- Whether a connection that lives already is to be renewed, and may then become another account's.
    renews           boolean     not null,
    replaces         boolean     not null,
    user_id          text,
    return_url       text,
    scopes           text[]      not null,
    variables        text        not null,
    redirect_uri     text        not null,
    start_hash       text        not null,
    state_hash       text,
    browser_hash     text,
    verifier_sealed  bytea,
    expires_at       timestamptz not null,
    started_at       timestamptz,
    used_at          timestamptz,
    created_at       timestamptz not null,
    created_by       text        not null,
    primary key (tenant, id),
    constraint consent_start unique (tenant, start_hash),
    constraint consent_state unique (tenant, state_hash)
);
create index consent_expiry on app.consent (expires_at);
alter table app.consent enable row level security;
alter table app.consent force row level security;
create policy tenant on app.consent
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
