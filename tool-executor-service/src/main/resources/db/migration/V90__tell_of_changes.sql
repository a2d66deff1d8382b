-- Who keeps in memory what it read from these tables hears when a tenant's rows changed; '*' or nothing: anybody's.
create function app.tell_of_change() returns trigger language plpgsql as $$
begin
    perform pg_notify('mooring_copies', coalesce(current_setting('mooring.tenant', true), ''));
    return null;
end $$;

create trigger tell_of_change after insert or update or delete or truncate on app.tool_view
    for each statement execute function app.tell_of_change();
create trigger tell_of_change after insert or update or delete or truncate on app.integration_view
    for each statement execute function app.tell_of_change();
create trigger tell_of_change after insert or update or delete or truncate on app.connection_view
    for each statement execute function app.tell_of_change();
create trigger tell_of_change after insert or update or delete or truncate on app.policy
    for each statement execute function app.tell_of_change();
create trigger tell_of_change after insert or update or delete or truncate on app.preference_view
    for each statement execute function app.tell_of_change();
