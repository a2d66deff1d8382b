-- Whether the tools of an app have the names its server gives them, for this agent.
alter table app.agent_binding add column upstream_names boolean not null default false;
