package io.mooring.executor.graphql;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.inquiry.Fault;
import io.mooring.executor.inquiry.Finding;
import io.mooring.executor.inquiry.Inquirer;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.toolview.IntegrationView;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;

/** Asks GraphQL servers for their schema with the credential of a connection. Reading an answer is work for a worker. */
@ApplicationScoped
class GraphqlInquirer implements Inquirer {

    private final EgressClient egress;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final Limits limits;
    private final Room room;

    GraphqlInquirer(EgressClient egress, ObjectMapper json, Vertx vertx, GraphqlConfig config) {
        this.egress = egress;
        this.json = json;
        this.vertx = vertx;
        this.limits = Limits.STANDARD.withDeadline(config.timeout())
                .withMaxResponseBytes(config.maxSchema().asLongValue()).withMaxRedirects(config.maxRedirects());
        this.room = new Room(config.room().asLongValue());
    }

    @Override
    public String kind() {
        return GraphqlTools.KIND;
    }

    @Override
    public Uni<Finding> ask(String tenant, ConnectionView connection, IntegrationView integration,
            List<Placement> placements) {
        Endpoint endpoint = Endpoint.of(integration.runtime(), json);
        return endpoint.snapshot()
                ? Uni.createFrom().item(new Finding.Given())
                : ask(endpoint, placements, 0);
    }

    /** A newer server understands the first question, an old one the last. */
    private Uni<Finding> ask(Endpoint endpoint, List<Placement> placements, int question) {
        return once(endpoint, placements, IntrospectionQueries.ALL.get(question)).chain(
                finding -> isNotUnderstood(finding) && question + 1 < IntrospectionQueries.ALL.size()
                        ? ask(endpoint, placements, question + 1)
                        : Uni.createFrom().item(finding));
    }

    private static boolean isNotUnderstood(Finding finding) {
        return finding instanceof Finding.Failed failed && failed.fault() == Fault.INTROSPECTION_REFUSED;
    }

    private Uni<Finding> once(Endpoint endpoint, List<Placement> placements, String query) {
        byte[] body = json.createObjectNode().put("query", query).toString().getBytes(StandardCharsets.UTF_8);
        Room.Share share = room.share();
        return egress.send(endpoint.asks(body).with(placements, limits), share)
                .chain(response -> read(response, placements)).onFailure(EgressFailure.class)
                .recoverWithItem(failure -> failed(failure, share)).onTermination()
                .invoke(share::giveBack);
    }

    private Uni<Finding> read(EgressResponse response, List<Placement> placements) {
        Callable<Finding> work = () -> SchemaAnswer.of(response, placements);
        return UniHelper.toUni(vertx.executeBlocking(work, false));
    }

    private static Finding failed(EgressFailure failure, Room.Share share) {
        return share.wasRefused()
                ? new Finding.Failed(Fault.NO_ROOM, "other schemas are being read; this one comes later")
                : new Finding.Failed(Fault.of(failure), failure.reason());
    }
}
