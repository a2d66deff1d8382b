-- A connection that is being revoked may wait for its provider for a day: its name is free as soon as nothing may use it.
drop index app.connection_identity;
create unique index connection_identity on app.connection (tenant, integration, owner, user_id, name)
    nulls not distinct where status not in ('REVOKING', 'REVOKED', 'ABANDONED', 'FAILED');
