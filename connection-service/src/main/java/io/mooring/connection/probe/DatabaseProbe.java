package io.mooring.connection.probe;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.link.Account;
import io.mooring.contracts.egress.EgressGuard;
import io.mooring.contracts.egress.database.DatabaseCheck;
import io.mooring.contracts.egress.database.DatabaseFailure;
import io.mooring.contracts.egress.database.DatabaseKind;
import io.mooring.contracts.egress.database.DatabaseLogin;
import io.mooring.contracts.provider.DatabaseFacts;
import io.mooring.contracts.provider.Providers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Asks databases whether they admit a login. */
@ApplicationScoped
class DatabaseProbe {

    private static final String KIND = "database";

    private final Providers providers = Providers.registered();
    private final DatabaseCheck check;

    DatabaseProbe(Vertx vertx, EgressGuard guard, ProbeConfig config) {
        this.check = new DatabaseCheck(vertx, guard, config.timeout());
    }

    /** What an integration connects to; empty when it is no database. */
    Optional<DatabaseKind> kind(IntegrationView view) {
        return KIND.equals(view.kind()) ? DatabaseKind.of(type(view)) : Optional.empty();
    }

    private String type(IntegrationView view) {
        return Optional.ofNullable(view.provider()).flatMap(providers::find)
                .map(provider -> provider.facts().database()).map(DatabaseFacts::type).orElse(view.slug());
    }

    /**
     * Asks. Never fails for what is wrong with the login or the database.
     *
     * @param values the inputs of the connection's form
     */
    Uni<Finding> ask(DatabaseKind kind, Map<String, String> values) {
        DatabaseLogin login;
        try {
            login = DatabaseLogin.of(kind, values);
        } catch (IllegalArgumentException unusable) {
            return Uni.createFrom().item(new Finding.Refused("incomplete", String.valueOf(unusable.getMessage())));
        }
        return check.find(login).<Finding>map(found -> new Finding.Accepted(new Account(null, label(login))))
                .onFailure(DatabaseFailure.class).recoverWithItem(DatabaseProbe::finding);
    }

    private static @Nullable String label(DatabaseLogin login) {
        return switch (login) {
            case DatabaseLogin.Server server -> server.database().isEmpty()
                    ? server.host()
                    : server.host() + "/" + server.database();
            case DatabaseLogin.Mongo mongo -> mongo.database().isEmpty() ? null : mongo.database();
        };
    }

    /** A login that is refused is wrong until somebody mends it; all else may be well again by itself. */
    private static Finding finding(DatabaseFailure failure) {
        return switch (failure.fault()) {
            case LOGIN_REJECTED, LOGIN_REQUIRED, ACCESS_DENIED ->
                new Finding.Refused("unauthorized", failure.reason());
            default -> new Finding.Hindered(failure.fault().slug(), failure.reason(), null);
        };
    }
}
