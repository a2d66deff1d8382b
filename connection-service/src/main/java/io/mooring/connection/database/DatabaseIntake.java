package io.mooring.connection.database;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.connection.database.Databases.Order;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Owner;
import io.mooring.contracts.egress.database.DatabaseCheck.Found;
import io.mooring.contracts.egress.database.DatabaseKind;
import io.mooring.contracts.provider.FormField;
import io.smallrye.mutiny.Uni;

/** Takes filled forms: tested first, kept when the database answered. */
@ApplicationScoped
public class DatabaseIntake {

    private final DatabaseForms forms;
    private final DatabaseTests tests;
    private final Databases databases;

    DatabaseIntake(DatabaseForms forms, DatabaseTests tests, Databases databases) {
        this.forms = forms;
        this.tests = tests;
        this.databases = databases;
    }

    /** What was kept, and what was found out about it. */
    record Kept(Connection connection, DatabaseKind kind, Found found) {}

    /** The form of an integration that is a database of ours; empty for every other. */
    public Optional<List<FormField>> form(IntegrationView view) {
        return view.method(Sealing.TEMPLATE).isEmpty()
                ? Optional.empty()
                : DatabaseKind.of(view.slug()).filter(kind -> "database".equals(view.kind())).map(forms::fields);
    }

    /**
     * Tests and keeps. Fails with 400 naming the field, with 422 when the database could not be connected, with 409 when the
     * owner has one of that kind and name.
     *
     * @param form an object with {@code db_type} and the fields of its form
     */
    public Uni<Connection> connect(String tenant, Owner owner, JsonNode form, String by) {
        return keep(tenant, owner, form, by).map(Kept::connection);
    }

    Uni<Kept> keep(String tenant, Owner owner, JsonNode form, String by) {
        DatabaseKind kind = forms.require("/db_type", form.path("db_type").textValue());
        GivenDatabase given = GivenDatabase.of(form, kind, forms.fields(kind), true);
        return tests.require(given).chain(found -> databases
                .connect(new Order(tenant, owner, given, DatabasePlace.of(given, found), by))
                .map(made -> new Kept(made, kind, found)));
    }
}
