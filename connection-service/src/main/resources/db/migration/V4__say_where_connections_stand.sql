alter table app.connection
    add column health                 text        not null default 'UNKNOWN'
        check (health in ('UNKNOWN', 'HEALTHY', 'IMPAIRED', 'BROKEN')),
    add column status_before          text,
    add column status_reason          text,
    add column status_detail          text,
    add column failure_count          integer     not null default 0,
    add column last_verified_at       timestamptz,
    -- When somebody must look at it again: refresh, probe or revoke once more, or give up.
    add column due_at                 timestamptz,
    -- Who is at it now. Not a change of the connection: no version, no event.
    add column lease_owner            text,
    add column lease_until            timestamptz,
    add column auth_config            text,
    add column granted_scopes         text[]      not null default '{}',
    add column missing_scopes         text[]      not null default '{}',
    add column access_expires_at      timestamptz,
    add column refresh_expires_at     timestamptz,
    add column external_account_id    text,
    add column external_account_label text,
    add constraint connection_status check (status in ('PENDING', 'VERIFYING', 'ACTIVE', 'DEGRADED',
        'REAUTH_REQUIRED', 'DISABLED', 'REVOKING', 'REVOKED', 'ABANDONED', 'FAILED')),
    add constraint connection_lease check ((lease_owner is null) = (lease_until is null));

-- A name is free again once its connection is over.
alter table app.connection drop constraint connection_identity;
create unique index connection_identity on app.connection (tenant, integration, owner, user_id, name)
    nulls not distinct where status not in ('REVOKED', 'ABANDONED', 'FAILED');
create index connection_due on app.connection (due_at) where due_at is not null;

-- The grant: what renews a credential. Apart from the inputs, so that nothing that renders those can open it.
alter table app.credential add column grant_sealed bytea;

-- Null in rows that were told before; they fill with the integration's next state record.
alter table app.integration_view
    add column kind          text,
    add column provider      text,
    add column family        text,
    add column base_url      text,
    add column config_schema text;
