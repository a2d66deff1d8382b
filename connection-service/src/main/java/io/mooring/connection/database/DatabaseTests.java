package io.mooring.connection.database;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.connection.ConnectionError;
import io.mooring.contracts.egress.EgressGuard;
import io.mooring.contracts.egress.database.DatabaseCheck;
import io.mooring.contracts.egress.database.DatabaseCheck.Found;
import io.mooring.contracts.egress.database.DatabaseFailure;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Tries databases before they are kept. */
@ApplicationScoped
class DatabaseTests {

    private final DatabaseCheck check;

    DatabaseTests(Vertx vertx, EgressGuard guard, DatabaseConfig config) {
        this.check = new DatabaseCheck(vertx, guard, config.testLimit());
    }

    /** The outcome, good or bad. */
    Uni<DatabaseOutcome> outcome(GivenDatabase given) {
        return check.find(given.login()).map(DatabaseOutcome::good).onFailure(DatabaseFailure.class)
                .recoverWithItem(failure -> DatabaseOutcome.bad(given.kind(), failure));
    }

    /** What was found. Fails with 422 that names the field. */
    Uni<Found> require(GivenDatabase given) {
        return check.find(given.login()).onFailure(DatabaseFailure.class)
                .transform(failure -> problem(given, failure));
    }

    private static HttpProblem problem(GivenDatabase given, DatabaseFailure failure) {
        String field = FieldValue.pointer(failure.fault().field(given.kind()));
        return HttpProblem.builder(ConnectionError.DATABASE_NOT_CONNECTED.at(field, failure.reason()))
                .with("code", failure.fault().slug()).build();
    }
}
