-- A link with which one person connects accounts, with no key of the platform in the browser.
-- Tokens that travel through browsers are kept as SHA-256, in hex.
create table app.connect_session (
    tenant       text        not null,
    id           text        not null,
    token_hash   text        not null,
    -- Of the cookie of the browser that opened the link first.
    browser_hash text,
    owner        text        not null check (owner in ('org', 'user')),
    user_id      text,
    -- None: every integration of the catalog that takes a credential.
    integrations text[]      not null,
    name         text        not null,
    -- The one that is connected again, and whether it may become another account's.
    connection   text,
    replaces     boolean     not null,
    redirect_url text,
    expires_at   timestamptz not null,
    opened_at    timestamptz,
    ended_at     timestamptz,
    -- Whether the platform must say first that the browser is the user's; the code it says it with.
    confirms     boolean     not null,
    confirm_hash text,
    confirmed_at timestamptz,
    created_at   timestamptz not null,
    created_by   text        not null,
    primary key (tenant, id),
    constraint connect_session_token unique (tenant, token_hash)
);
create index connect_session_expiry on app.connect_session (expires_at);
alter table app.connect_session enable row level security;
alter table app.connect_session force row level security;
create policy tenant on app.connect_session
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));

-- What was tried in a session: connected is a connection whose credential is newer than the one noted here.
create table app.connect_attempt (
    tenant             text        not null,
    session            text        not null,
    connection         text        not null,
    credential_version bigint      not null,
    created_at         timestamptz not null,
    primary key (tenant, session, connection),
    foreign key (tenant, session) references app.connect_session (tenant, id) on delete cascade
);
alter table app.connect_attempt enable row level security;
alter table app.connect_attempt force row level security;
create policy tenant on app.connect_attempt
    using (current_setting('mooring.tenant', true) in (tenant, '*'))
    with check (current_setting('mooring.tenant', true) in (tenant, '*'));
