-- Proves which webhooks called upon a publication.
alter table app.publication_view add column origin_key text;

-- On whose behalf a call was made; partitions follow. Found by the webhook or session it came from: a caller is its own origin
-- otherwise, and found as such.
alter table app.call
    add column publication text,
    add column origin_kind text,
    add column origin_id text;
create index call_origin on app.call using hash (origin_id) where origin_kind in ('WEBHOOK', 'SESSION');
