package io.mooring.executor.stdio;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.lease.Placement;
import io.mooring.executor.mcpclient.Channel;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.mooring.executor.mcpclient.Transport;
import io.mooring.executor.mcpclient.Upstream;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

/** Channels to servers that are processes of this machine: one channel, one process. */
@Singleton
class StdioTransport implements Transport {

    private static final Logger LOG = Logger.getLogger(StdioTransport.class);
    private static final long REVIEWED_EVERY = 3_000;

    private final Vertx vertx;
    private final Optional<Servers> servers;
    private final ChannelFailure refusal;

    StdioTransport(StdioConfig config, Vertx vertx, ObjectMapper json, Clock clock) {
        this.vertx = vertx;
        Optional<String> missing = config.enabled() ? Servers.missing(config) : Optional.empty();
        missing.ifPresent(what -> LOG.errorf("executor.stdio.enabled: no MCP server can be started: %s", what));
        this.refusal = missing.map(StdioFault::notStarted).orElseGet(StdioFault::disabled);
        this.servers = config.enabled() && missing.isEmpty()
                ? Optional.of(new Servers(config, json, clock))
                : Optional.empty();
    }

    /** Made now, so that what a killed executor left is ended whether somebody asks or not. */
    void begin(@Observes StartupEvent started) {
        servers.ifPresent(open -> vertx.setPeriodic(REVIEWED_EVERY, again -> open.threads().execute(open::review)));
    }

    @Override
    public String name() {
        return "stdio";
    }

    @Override
    public Uni<Channel> open(Upstream upstream, List<Placement> placements, Consumer<JsonNode> received) {
        if (servers.isEmpty()) {
            return Uni.createFrom().failure(refusal);
        }
        Promise<Channel> answer = ((ContextInternal) vertx.getOrCreateContext()).promise();
        AtomicBoolean abandoned = new AtomicBoolean();
        Servers open = servers.get();
        try {
            open.threads().execute(() -> open(open, upstream, placements, received, answer, abandoned));
        } catch (RejectedExecutionException ending) {
            return Uni.createFrom().failure(StdioFault.notStarted("the executor is ending"));
        }
        return UniHelper.toUni(answer.future()).onCancellation().invoke(() -> abandoned.set(true));
    }

    /** A server nobody waits for any more is not kept. */
    private static void open(Servers servers, Upstream upstream, List<Placement> placements,
            Consumer<JsonNode> received, Promise<Channel> answer, AtomicBoolean abandoned) {
        try {
            Server server = servers.open(upstream, placements, received);
            answer.complete(server);
            if (abandoned.get()) {
                server.close();
            }
        } catch (RuntimeException failure) {
            answer.fail(failure);
        }
    }

    @PreDestroy
    void end() {
        servers.ifPresent(Servers::close);
    }
}
