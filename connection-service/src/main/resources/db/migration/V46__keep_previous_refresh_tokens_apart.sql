-- Sealed apart from the grant, so that it is destroyed in time without opening anything.
alter table app.credential
    add column previous_sealed bytea,
    add column previous_until  timestamptz,
    add constraint credential_previous check ((previous_sealed is null) = (previous_until is null));
create index credential_previous_end on app.credential (previous_until) where previous_until is not null;
