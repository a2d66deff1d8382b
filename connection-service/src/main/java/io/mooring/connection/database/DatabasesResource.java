package io.mooring.connection.database;

import java.time.Instant;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.connection.Body;
import io.mooring.connection.link.Owner;
import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.egress.database.DatabaseKind;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Databases of users: forms, test, connect, list, disconnect (S4-2). */
@Path("/api/databases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM})
class DatabasesResource {

    private static final String DISCONNECTED = "disconnected";

    private final DatabaseForms forms;
    private final DatabaseTests tests;
    private final DatabaseIntake intake;
    private final Databases databases;
    private final CurrentCaller caller;

    DatabasesResource(DatabaseForms forms, DatabaseTests tests, DatabaseIntake intake, Databases databases,
            CurrentCaller caller) {
        this.forms = forms;
        this.tests = tests;
        this.intake = intake;
        this.databases = databases;
        this.caller = caller;
    }

    record Types(List<DatabaseForms.Type> types) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Connected(String dbId, String name, String status, String dbType, String server, boolean tls) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Disconnect(@Nullable String userId, @Nullable String dbId) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Disconnected(boolean success, String dbId, String status) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DatabaseView(String dbId, String name, String dbType, String type, String host, @Nullable Integer port,
            String database, boolean ssl, boolean readOnly, String server, String status, Instant createdAt,
            Instant updatedAt) {}

    record DatabasePage(List<DatabaseView> databases,
            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("nextCursor") @Nullable String nextCursor) {}

    @GET
    @Path("/types")
    public Types types() {
        return new Types(forms.types());
    }

    @GET
    @Path("/schema")
    public DatabaseForms.Form schema(@RestQuery("db_type") @Nullable String type) {
        return forms.form(forms.require("db_type", type));
    }

    @POST
    @Path("/test")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<DatabaseOutcome> test(@Nullable JsonNode body) {
        return tests.outcome(given(requireObject(body)));
    }

    @POST
    @Path("/connect")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Connected> connect(@Nullable JsonNode body) {
        Caller by = caller.require();
        JsonNode form = requireObject(body);
        Owner owner = Owner.of(Owner.USER, text(form, "user_id"));
        return intake.keep(by.tenant(), owner, form, by.subject())
                .map(kept -> new Connected(kept.connection().id(), kept.connection().name(), "connected",
                        kept.kind().type(), kept.found().server(), kept.found().tls()));
    }

    @GET
    public Uni<DatabasePage> list(@RestQuery("user_id") @Nullable String user, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        Cursor from = Cursor.of(limit, cursor);
        return databases.list(caller.require().tenant(), requireUser("user_id", user), from)
                .map(found -> new DatabasePage(from.page(found).stream().map(this::view).toList(),
                        from.next(found, Database::id)));
    }

    @POST
    @Path("/disconnect")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Disconnected> disconnect(@Nullable Disconnect body) {
        Disconnect asked = Body.require(body);
        String user = requireUser("/user_id", asked.userId());
        String id = asked.dbId();
        if (id == null || !id.matches("[a-z0-9_]{1,64}")) {
            throw GeneralError.BAD_REQUEST.at("/db_id", "expected the id of a database");
        }
        return databases.remove(caller.require().tenant(), user, id)
                .map(gone -> new Disconnected(true, gone.id(), DISCONNECTED));
    }

    private GivenDatabase given(JsonNode form) {
        DatabaseKind kind = forms.require("/db_type", text(form, "db_type"));
        return GivenDatabase.of(form, kind, forms.fields(kind), false);
    }

    private DatabaseView view(Database it) {
        DatabasePlace place = it.place();
        return new DatabaseView(it.id(), it.name(), place.kind().type(), forms.name(place.kind()), place.host(),
                place.port(), place.database(), place.tls(), place.readOnly(), place.server(), it.statusWord(),
                it.createdAt(), it.updatedAt());
    }

    private static JsonNode requireObject(@Nullable JsonNode body) {
        JsonNode form = Body.require(body);
        if (!form.isObject()) {
            throw GeneralError.BAD_REQUEST.at("/", "expected a JSON object");
        }
        return form;
    }

    private static @Nullable String text(JsonNode form, String name) {
        JsonNode value = form.path(name);
        return value.isTextual() ? value.textValue() : null;
    }

    private static String requireUser(String field, @Nullable String user) {
        if (user == null || user.isBlank() || user.length() > 256 || user.chars().anyMatch(Character::isISOControl)) {
            throw GeneralError.BAD_REQUEST.at(field, "expected the id of a user");
        }
        return user;
    }
}
