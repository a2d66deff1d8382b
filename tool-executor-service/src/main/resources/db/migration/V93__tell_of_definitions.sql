-- A tool is listed once all its definitions have arrived: clients that wait to be told of their tools hear of those, too.
create trigger tell_of_change after insert or update or delete or truncate on app.definition_view
    for each statement execute function app.tell_of_change();
