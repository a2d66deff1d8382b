-- Null in rows that were told before; they fill with the connection's next state record.
alter table app.connection_view add column reason text;
