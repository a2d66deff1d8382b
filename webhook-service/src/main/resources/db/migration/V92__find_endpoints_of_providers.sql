-- A webhook may name its provider alone.
create index endpoint_provider on app.endpoint (provider, created_at, id);
