-- When a refresh left of which nobody has seen the answer: whoever finds it after a crash knows that the token may be used.
alter table app.connection add column refresh_sent_at timestamptz;
