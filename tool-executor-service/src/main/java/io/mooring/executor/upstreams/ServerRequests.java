package io.mooring.executor.upstreams;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.lease.Leased;
import io.mooring.executor.lease.Leases;
import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.mcpclient.McpClient;
import io.mooring.executor.mcpclient.McpRequest;
import io.mooring.executor.mcpclient.Upstream;
import io.mooring.executor.rpc.Fault;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;

/** Asks servers, with the credential of the connection; one that is refused is replaced once. */
@ApplicationScoped
class ServerRequests {

    private static final int OK = 200;

    private final McpClient client;
    private final Leases leases;
    private final Clock clock;
    private final UpstreamsConfig config;

    ServerRequests(McpClient client, Leases leases, Clock clock, UpstreamsConfig config) {
        this.client = client;
        this.leases = leases;
        this.clock = clock;
        this.config = config;
    }

    /** What is asked of a server. @param params without what the protocol says in {@code _meta} */
    record Request(String method, ObjectNode params, Exchange exchange, Future<Void> gone) {

        /** One about a resource, in whose name nobody can be asked. */
        static Request about(String method, String uri, Future<Void> gone) {
            return new Request(method, JsonNodeFactory.instance.objectNode().put("uri", uri), Exchange.NONE, gone);
        }
    }

    /** The result; fails with {@link Fault} in the server's words, or ours when it has none. */
    Uni<ObjectNode> send(Server server, Request request) {
        return Uni.createFrom().item(server::upstream)
                .chain(upstream -> ask(upstream, server.view().version(), whole(request)))
                .map(ServerRequests::result).onFailure(HttpProblem.class)
                .transform(failure -> unable(server, failure));
    }

    McpRequest whole(Request request) {
        return new McpRequest(request.method, request.params, clock.instant().plus(config.longest()), request.gone,
                request.exchange);
    }

    /** It was not asked. */
    static Fault unable(Server server, Throwable problem) {
        return Fault.unavailable(OK, server.integration() + ": " + problem.getMessage());
    }

    /** @param version of the integration, for leases */
    Uni<McpAnswer> ask(Upstream upstream, long version, McpRequest request) {
        return lease(upstream, version).chain(leased -> client.request(upstream, leased.placements(), request)
                .chain(answer -> answer instanceof McpAnswer.CredentialRefused && leased.isRenewable()
                        ? again(upstream, version, leased, request)
                        : Uni.createFrom().item(answer)));
    }

    Uni<Leased> lease(Upstream upstream, long version) {
        return upstream.connection().needsNoCredential()
                ? Uni.createFrom().item(Leased.NOTHING)
                : leases.lease(upstream.tenant(), upstream.connection().id(), upstream.connection().version(), version);
    }

    private Uni<McpAnswer> again(Upstream upstream, long version, Leased refused, McpRequest request) {
        return leases
                .leaseInPlaceOf(refused, upstream.tenant(), upstream.connection().id(),
                        upstream.connection().version(), version)
                .chain(fresh -> client.request(upstream, fresh.placements(), request));
    }

    /** Fails with {@link Fault} when it is none. */
    static ObjectNode result(McpAnswer answer) {
        return switch (answer) {
            case McpAnswer.Result(var result) -> result;
            case McpAnswer.Refused(var code, var message, var reason) -> throw Fault.of(code, message, reason);
            case McpAnswer.CredentialRefused refused ->
                throw Fault.unavailable(OK, "the server does not accept the credential of the connection");
            case McpAnswer.Failed failed -> throw Fault.unavailable(OK, failed.error().slug() + ": " + failed.detail());
        };
    }
}
