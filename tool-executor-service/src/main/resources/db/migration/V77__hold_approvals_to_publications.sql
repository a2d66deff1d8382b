-- On whose behalf a call waits: what its publication grants is asked again before it runs.
alter table app.approval
    add column publication text,
    add column origin_kind text not null default 'CALLER',
    add column origin_id text not null default '';
