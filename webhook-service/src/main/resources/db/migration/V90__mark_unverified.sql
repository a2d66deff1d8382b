-- Whether nothing proves who sent an event: its provider signs nothing.
alter table app.event
    add column unverified boolean not null default false;
