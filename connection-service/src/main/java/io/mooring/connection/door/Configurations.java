package io.mooring.connection.door;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.intake.CreateConnection;
import io.mooring.connection.intake.NewConnections;
import io.mooring.connection.intake.NewCredential;
import io.mooring.connection.intake.Reconnections;
import io.mooring.connection.integrationview.ArrivingIntegrations;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.integrationview.IntegrationViewStore;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Owner;
import io.mooring.connection.link.UserConnections;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Gives an integration its variables: its connection is made, or gets these values instead of the former. */
@ApplicationScoped
class Configurations {

    private final Transactions transactions;
    private final IntegrationViewStore integrations;
    private final ArrivingIntegrations arriving;
    private final UserConnections users;
    private final NewConnections connections;
    private final Reconnections reconnections;

    Configurations(Transactions transactions, IntegrationViewStore integrations, ArrivingIntegrations arriving,
            UserConnections users, NewConnections connections, Reconnections reconnections) {
        this.transactions = transactions;
        this.integrations = integrations;
        this.arriving = arriving;
        this.users = users;
        this.connections = connections;
        this.reconnections = reconnections;
    }

    /** Who configures what with which values. */
    record Order(String tenant, Owner owner, String integration, String name, Map<String, String> env, String by) {

        /** Without the values. */
        @Override
        public String toString() {
            return "Order[" + integration + "]";
        }
    }

    /** What there was before. */
    private record Before(IntegrationView view, Optional<String> schema, Optional<Connection> connection) {}

    /** Fails with 404 when there is no such integration, with 400 naming the variable, with 422 when it is refused. */
    Uni<Connection> configure(Order order) {
        return arriving.awaiting(() -> transactions.in(order.tenant(), session -> before(session, order)))
                .invoke(before -> before.schema().map(ConfigSchema::of).ifPresent(it -> it.require(order.env())))
                .chain(before -> keep(order, before)).onFailure(HttpProblem.class)
                .transform(Configurations::moved);
    }

    private Uni<Before> before(Mutiny.Session session, Order order) {
        return integrations.find(session, order.tenant(), order.integration())
                .map(view -> view.orElseThrow(() -> ArrivingIntegrations
                        .notHeardOf(GeneralError.NOT_FOUND.because("there is no such integration"))))
                .chain(view -> integrations.findConfigSchema(session, order.tenant(), order.integration())
                        .chain(schema -> users.findNamed(session, order.tenant(), order.owner(), order.integration(),
                                order.name()).map(there -> new Before(view, schema, there))));
    }

    private Uni<Connection> keep(Order order, Before before) {
        AuthMethod method = method(before.view(), order.env());
        Map<String, @Nullable String> values = new HashMap<>(order.env());
        return before.connection().isPresent() && before.connection().get().template().equals(method.template())
                ? reconnections.reconnect(order.tenant(), before.connection().get().id(),
                        new NewCredential(null, values, true))
                : connections.create(order.tenant(), new CreateConnection(order.owner().kind(),
                        order.owner().userId(), order.integration(), order.name(), method.template(), null, values),
                        order.by());
    }

    /** The one whose inputs these are; the most fitting, so that what is missing can be named. */
    private static AuthMethod method(IntegrationView view, Map<String, String> env) {
        List<AuthMethod> methods = view.authMethods().stream().filter(method -> !method.needsSignIn()).toList();
        return methods.stream().filter(method -> method.inputs().containsAll(env.keySet()))
                .max((one, other) -> Boolean.compare(usesEnvironment(one), usesEnvironment(other)))
                .orElseThrow(() -> GeneralError.BAD_REQUEST.at("/env", methods.isEmpty()
                        ? "expected none: " + view.slug() + " takes no values"
                        : "expected values for " + String.join("; or for ", methods.stream()
                                .map(method -> String.join(", ", method.inputs())).toList())));
    }

    private static boolean usesEnvironment(AuthMethod method) {
        return method.placements().stream().anyMatch(placement -> placement.carrier().equals("env"));
    }

    /** In the words of this door. */
    private static HttpProblem moved(HttpProblem problem) {
        Object field = problem.getParameters().get("field");
        Object expected = problem.getParameters().get("expected");
        if (!(field instanceof String pointer) || !pointer.startsWith("/values")) {
            return problem;
        }
        String here = "/env" + pointer.substring("/values".length());
        return HttpProblem.builder().withType(problem.getType()).withTitle(problem.getTitle())
                .withStatus(problem.getStatusCode()).withDetail(here + ": " + expected).with("field", here)
                .with("expected", expected).build();
    }
}
