-- Keys that are void stay, so that they can still be told apart: revoked_at takes the place of the row's deletion.
alter table app.api_key
    add column replaces     text,
    add column replaced_by  text,
    add column revoked_at   timestamptz,
    add column installation boolean not null default false;
update app.api_key set installation = true where label = 'admin key of the installation';
