-- What the copies of integrations and tools say since their second state schema; the words of tools are for search.
alter table app.integration_view
    add column provider        text,
    add column family          text,
    add column tier            text,
    add column roles           text[] not null default '{}',
    add column config_revision bigint not null default 0,
    add column runtime         text,
    add column config_schema   text;

alter table app.tool_view
    add column variant         text   not null default '',
    add column output_schema   text,
    add column tags            text[] not null default '{}',
    add column parameter_names text[] not null default '{}',
    -- Ids of the connections that offer it; empty when all of the integration do.
    add column connections     text[] not null default '{}';
alter table app.tool_view drop constraint tool_view_pkey;
alter table app.tool_view add primary key (tenant, integration, name, variant);

-- Clients of MCP take names of at most 64 characters: a longer one is cut and told apart by a hash of all of it.
alter table app.tool_view drop column call_name;
alter table app.tool_view add column call_name text not null generated always as (
    case when length('mcp_' || integration || '_' || name) <= 64 then 'mcp_' || integration || '_' || name
    else left('mcp_' || integration || '_' || name, 55) || '_' || left(md5('mcp_' || integration || '_' || name), 8)
    end) stored;
create index tool_view_call_name on app.tool_view (tenant, call_name);
