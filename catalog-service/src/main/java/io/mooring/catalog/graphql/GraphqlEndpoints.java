package io.mooring.catalog.graphql;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.CatalogError;
import io.mooring.catalog.Toolset;
import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.typesystem.Compiler;
import io.mooring.catalog.typesystem.IntrospectionQueries;
import io.mooring.catalog.typesystem.Snapshot;
import io.mooring.contracts.egress.EgressFailure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;

/** GraphQL servers as toolsets: asked, or told by a snapshot. Compiling is work and has threads of its own. */
@ApplicationScoped
public class GraphqlEndpoints {

    private static final String FIELD = "/endpoint";
    private static final Toolset NO_TOOLS = new Toolset(List.of(), Map.of(), List.of());

    /**
     * What is known of a server's schema.
     *
     * @param toolset its tools; none when it did not tell
     * @param pending why its tools are only known once a connection was discovered; none when they are known
     */
    public record Known(Toolset toolset, @Nullable String pending) {}

    private final GraphqlClient client;
    private final WorkerExecutor compilers;

    GraphqlEndpoints(GraphqlClient client, Vertx vertx, GraphqlConfig config) {
        this.client = client;
        this.compilers = vertx.createSharedWorkerExecutor("graphql-compiler", config.compilers());
    }

    /**
     * Asks the server, without a credential. Fails with 422 when nothing answers there or no GraphQL server, or when no
     * tool can be made of its schema.
     */
    public Uni<Known> introspect(Target target) {
        return introspect(target, 0);
    }

    /**
     * Reads a snapshot: an introspection result, as an object or as text, or SDL as text. Fails with 422 that says where it
     * is not as expected.
     */
    public Uni<Known> read(JsonNode snapshot) {
        return onWorker(() -> known(
                snapshot.isTextual() ? Snapshot.read(snapshot.textValue(), "/introspectionJson") : snapshot));
    }

    /** A newer server understands the first question, an old one the last. */
    private Uni<Known> introspect(Target target, int question) {
        return client.ask(target, IntrospectionQueries.ALL.get(question))
                .onFailure(EgressFailure.class).transform(GraphqlEndpoints::unreachable)
                .chain(response -> onWorker(() -> IntrospectionAnswer.of(response)))
                .chain(answer -> judge(target, question, answer));
    }

    private Uni<Known> judge(Target target, int question, IntrospectionAnswer answer) {
        return switch (answer) {
            case IntrospectionAnswer.Told(JsonNode result) -> onWorker(() -> known(result));
            case IntrospectionAnswer.Withheld(boolean forAll, String reason) ->
                forAll || question + 1 == IntrospectionQueries.ALL.size()
                        ? Uni.createFrom().item(new Known(NO_TOOLS, reason))
                        : introspect(target, question + 1);
            case IntrospectionAnswer.Foreign(String reason) -> throw CatalogError.SPEC_UNFETCHABLE.at(FIELD,
                    "expected a GraphQL endpoint; " + reason);
        };
    }

    private <T> Uni<T> onWorker(Supplier<T> work) {
        return compilers.executeBlocking(work::get, false);
    }

    private static Known known(JsonNode result) {
        try {
            return new Known(Compiler.compile(result), null);
        } catch (DocumentFault fault) {
            throw CatalogError.SPEC_INVALID.at(fault.pointer(), fault.expected());
        }
    }

    private static Throwable unreachable(Throwable failure) {
        return CatalogError.SPEC_UNFETCHABLE.at(FIELD,
                "expected a GraphQL endpoint; " + ((EgressFailure) failure).reason());
    }
}
