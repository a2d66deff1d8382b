-- Which of the ways its provider's webhooks prove themselves; until now there was one.
alter table app.endpoint
    add column scheme text not null default 'signature';
