-- A provider's tool may have a short name, which then is its call name; the usual one is looked for second.
alter table app.tool_view add column alias text;
alter table app.tool_view drop column call_name;
alter table app.tool_view add column call_name text not null generated always as (
    coalesce(alias, case when length('mcp_' || integration || '_' || name) <= 64
        then 'mcp_' || integration || '_' || name
        else left('mcp_' || integration || '_' || name, 55) || '_' || left(md5('mcp_' || integration || '_' || name), 8)
    end)) stored;
create index tool_view_call_name on app.tool_view (tenant, call_name);
alter table app.tool_view add column usual_name text generated always as (
    case when alias is null then null
        when length('mcp_' || integration || '_' || name) <= 64 then 'mcp_' || integration || '_' || name
        else left('mcp_' || integration || '_' || name, 55) || '_' || left(md5('mcp_' || integration || '_' || name), 8)
    end) stored;
create index tool_view_usual_name on app.tool_view (tenant, usual_name) where usual_name is not null;
