-- Whether the platform must say whose browser it is before that is sent on to the provider, and the code it says it with.
alter table app.consent
    add column confirms     boolean not null default false,
    add column confirm_hash text,
    add column confirmed_at timestamptz,
    add constraint consent_confirm unique (tenant, confirm_hash);
