-- Where an integration stands among the curated ones, how it is reached, and when that last changed.
alter table app.integration
    add column provider        text,
    add column family          text,
    add column tier            text,
    add column roles           varchar[] not null default '{}',
    add column runtime         text,
    add column config_schema   text,
    add column config_revision bigint not null default 0;
update app.integration set config_revision = version;
create index integration_provider on app.integration (tenant, provider) where provider is not null;

-- What a tool answers and who offers it; its hash tells whether a rebuilt one differs.
alter table app.tool
    add column output_schema   text,
    add column parameter_names text not null default '[]',
    add column connections     text not null default '[]',
    add column variant         text not null default '',
    add column hash            text not null default '';
alter table app.tool drop constraint tool_pkey;
alter table app.tool add primary key (tenant, integration, name, variant);
