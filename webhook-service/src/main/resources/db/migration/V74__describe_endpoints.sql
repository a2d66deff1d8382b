-- Endpoints of no provider: what their tenant says of them, both as JSON.
alter table app.endpoint
    add column description text,
    add column payload_schema text;
