-- A call is found by the trace somebody has of it; partitions follow. Traces are random, so a hash is the smaller index.
alter table app.call add column trace text;
create index call_trace on app.call using hash (trace);
