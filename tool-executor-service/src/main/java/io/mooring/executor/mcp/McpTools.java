package io.mooring.executor.mcp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.mcpclient.McpClient;
import io.mooring.executor.mcpclient.McpClientConfig;
import io.mooring.executor.mcpclient.McpRequest;
import io.mooring.executor.mcpclient.Upstream;
import io.mooring.executor.toolview.FreshIntegrations;
import io.mooring.executor.toolview.IntegrationView;
import io.mooring.executor.toolview.ToolView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;

/** Runs tools of kind {@code mcp}. */
@ApplicationScoped
public class McpTools {

    /** Kind of the tools. */
    public static final String KIND = "mcp";

    private static final Logger LOG = Logger.getLogger(McpTools.class);

    private final FreshIntegrations integrations;
    private final McpClient client;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration longest;

    McpTools(FreshIntegrations integrations, McpClient client, ObjectMapper json,
            Clock clock, McpClientConfig config) {
        this.integrations = integrations;
        this.client = client;
        this.json = json;
        this.clock = clock;
        this.longest = config.longest();
    }

    /**
     * What is to be asked.
     *
     * @param tool as the server listed it
     * @param params of {@code tools/call}
     */
    public record Asked(String tenant, IntegrationView integration, JsonNode runtime, JsonNode tool, ObjectNode params,
            boolean readOnly) {

        Upstream of(ConnectionView connection) {
            return new Upstream(tenant, integration.slug(), integration.configRevision(), connection, runtime);
        }

        /** Not the parameters. */
        @Override
        public String toString() {
            return tool.path("name").asText();
        }
    }

    /**
     * The question for these arguments.
     *
     * @param resume {@code inputResponses} and {@code requestState} when the tool has asked for input; null at first
     */
    public Uni<Asked> ask(String tenant, ToolView tool, JsonNode arguments, @Nullable ObjectNode resume) {
        return integrations.require(tenant, tool.integration())
                .map(integration -> {
                    JsonNode listed = read(tool.binding()).path("tool");
                    ObjectNode params = JsonNodeFactory.instance.objectNode()
                            .put("name", listed.path("name").asText(tool.name()));
                    params.set("arguments", arguments);
                    if (resume != null) {
                        params.setAll(resume);
                    }
                    return new Asked(tenant, integration, read(integration.runtime()), listed, params,
                            tool.readOnly());
                });
    }

    private JsonNode read(@Nullable String text) {
        try {
            return json.readTree(text == null ? "" : text);
        } catch (JsonProcessingException e) {
            throw ExecutorError.TOOL_UNUSABLE.because("its binding is not in the agreed form");
        }
    }

    /** Up to which a call that begins now may take. */
    public Instant deadline() {
        return clock.instant().plus(longest);
    }

    /** Asks it. Every end is an outcome, never a failure. */
    public Uni<Outcome> run(Asked asked, ConnectionView connection, List<Placement> placements, Instant deadline,
            Future<Void> callerGone, Exchange exchange) {
        McpRequest request = new McpRequest("tools/call", asked.params(), deadline, callerGone, exchange,
                asked.tool());
        Upstream upstream = asked.of(connection);
        return client.request(upstream, placements, request)
                .chain(answer -> isToBeRepeated(answer, asked)
                        ? client.request(upstream, placements, request)
                        : Uni.createFrom().item(answer))
                .map(answer -> McpOutcomes.of(answer, asked.readOnly(), exchange)).onFailure()
                .recoverWithItem(failure -> failed(failure, asked.readOnly()));
    }

    /** A connection that was lost while nothing was asked is found out by the next request. */
    private static boolean isToBeRepeated(McpAnswer answer, Asked asked) {
        return answer instanceof McpAnswer.Failed failed && failed.error() == ToolError.UPSTREAM_UNREACHABLE
                && (asked.readOnly() || !failed.sent());
    }

    private static Outcome failed(Throwable failure, boolean readOnly) {
        LOG.error("a tool of an MCP server could not be run", failure);
        return readOnly
                ? new Outcome.Failed(ToolError.RUN_FAILED, "the executor failed", null)
                : new Outcome.Unknown(ToolError.RUN_FAILED, "the executor failed; the request may have been sent");
    }
}
