-- An MCP server may move to another authorization server. We are another client there; what the former one granted is refreshed
-- and given back at the former one, as the former client.
alter table app.auth_config add column superseded_at timestamptz;
alter table app.auth_config drop constraint auth_config_app;
create unique index auth_config_app on app.auth_config (tenant, app) where superseded_at is null;
