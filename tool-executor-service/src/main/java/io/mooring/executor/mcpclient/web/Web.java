package io.mooring.executor.mcpclient.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.executor.http.UpstreamJson;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.mcpclient.Channel;
import io.mooring.executor.mcpclient.Channel.Received;
import io.mooring.executor.mcpclient.McpClientConfig;
import io.mooring.executor.mcpclient.Upstream;
import io.mooring.executor.traffic.Lane;
import io.mooring.executor.traffic.Traffic;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Channels over HTTP. */
@ApplicationScoped
public class Web {

    /** A stream for all that a server says is closed by us when it is older. */
    static final Duration LONGEST_STREAM = Duration.ofHours(6);

    /** A stream that only hears of changes is opened anew when it is older, for it may be dead without anybody knowing. */
    static final Duration LONGEST_LISTENING = Duration.ofMinutes(30);

    private final EgressClient egress;
    private final Traffic traffic;
    private final Vertx vertx;
    private final Clock clock;
    private final ObjectReader json;
    private final Settings settings;
    private final Listeners listeners;

    /**
     * What every channel keeps to.
     *
     * @param limits of one request
     * @param maxMessage bytes of one message
     */
    record Settings(Limits limits, long maxMessage) {}

    Web(EgressClient egress, Traffic traffic, ObjectMapper json, Vertx vertx, Clock clock, McpClientConfig config) {
        this.egress = egress;
        this.traffic = traffic;
        this.vertx = vertx;
        this.clock = clock;
        this.json = UpstreamJson.reader(json, config.maxTokens());
        this.settings = new Settings(Limits.STANDARD.withDeadline(config.longest().plus(config.probe()))
                .withMaxResponseBytes(config.maxMessage().asLongValue()).withMaxRedirects(config.maxRedirects()),
                config.maxMessage().asLongValue());
        this.listeners = new Listeners(config.listeners());
    }

    /** A channel of streamable HTTP; nothing is sent yet. Fails (throws) when there is no endpoint. */
    public Channel streamable(Upstream upstream, List<Placement> placements, Received received) {
        Endpoint endpoint = Endpoint.of(upstream, placements);
        return new HttpChannel(endpoint, link(upstream, endpoint), replies(placements), settings, received, listeners,
                vertx);
    }

    /** A channel of the HTTP+SSE of 2024. Fails with {@link io.mooring.executor.mcpclient.ChannelFailure}. */
    public Future<Channel> sse(Upstream upstream, List<Placement> placements, Received received) {
        Endpoint endpoint = Endpoint.of(upstream, placements);
        return new SseChannel(endpoint, link(upstream, endpoint), replies(placements), settings, received).open();
    }

    private Link link(Upstream upstream, Endpoint endpoint) {
        return new Link(egress, traffic, new Lane(upstream.tenant(), upstream.integration(),
                upstream.connection().id(), endpoint.origin()));
    }

    private Replies replies(List<Placement> placements) {
        return new Replies(json, placements, clock);
    }
}
