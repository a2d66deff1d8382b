package io.mooring.executor.mcp;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.ToolError;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.inquiry.Fault;
import io.mooring.executor.inquiry.Finding;
import io.mooring.executor.inquiry.Inquirer;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.mcpclient.Capabilities;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.mcpclient.Lists;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.mcpclient.McpClient;
import io.mooring.executor.mcpclient.McpClientConfig;
import io.mooring.executor.mcpclient.McpRequest;
import io.mooring.executor.mcpclient.Upstream;
import io.mooring.executor.mcpclient.web.ParamHeaders;
import io.mooring.executor.toolview.IntegrationView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Promise;

/** Asks MCP servers which tools they have. The tools stay as they are; beside them stands what the server says of itself. */
@ApplicationScoped
class McpInquirer implements Inquirer {

    private static final Logger LOG = Logger.getLogger(McpInquirer.class);
    private static final String TOOLS = "tools";
    private static final int LONGEST = 200;

    private final McpClient client;
    private final Lists lists;
    private final ObjectMapper json;
    private final Clock clock;
    private final McpClientConfig config;

    McpInquirer(McpClient client, Lists lists, ObjectMapper json, Clock clock, McpClientConfig config) {
        this.client = client;
        this.lists = lists;
        this.json = json;
        this.clock = clock;
        this.config = config;
    }

    @Override
    public String kind() {
        return McpTools.KIND;
    }

    @Override
    public Uni<Finding> ask(String tenant, ConnectionView connection, IntegrationView integration,
            List<Placement> placements) {
        Upstream upstream = new Upstream(tenant, integration.slug(), integration.configRevision(), connection,
                runtime(integration));
        return client.capabilities(upstream, placements).chain(said -> list(upstream, placements, said))
                .onFailure(ChannelFailure.class)
                .recoverWithItem(failure -> failed(failure.answer()));
    }

    private JsonNode runtime(IntegrationView integration) {
        try {
            return json.readTree(integration.runtime() == null ? "" : integration.runtime());
        } catch (JsonProcessingException damaged) {
            return json.missingNode(); // it then says that it is not known where the server is
        }
    }

    private Uni<Finding> list(Upstream upstream, List<Placement> placements, Capabilities said) {
        if (!said.declared().isEmpty() && !said.has(TOOLS)) {
            return Uni.createFrom().item(told(upstream, said, JsonNodeFactory.instance.arrayNode()));
        }
        McpRequest first = new McpRequest("tools/list", JsonNodeFactory.instance.objectNode(),
                clock.instant().plus(config.longest()), Promise.<Void>promise().future(), Exchange.NONE);
        return lists.all(upstream, placements, first, TOOLS)
                .map(answer -> answer instanceof McpAnswer.Result whole
                        ? told(upstream, said, whole.result().path(TOOLS))
                        : failed(answer));
    }

    private static Finding told(Upstream upstream, Capabilities said, JsonNode tools) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("revision", said.revision());
        answer.set("capabilities", said.declared());
        if (said.server() != null) {
            answer.set("server", said.server());
        }
        if (said.instructions() != null) {
            answer.put("instructions", said.instructions());
        }
        answer.set(TOOLS, said.modern() ? callable(upstream, tools) : tools);
        return new Finding.Told(answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A tool whose arguments can't be put into the headers it wants is left out, it alone. */
    private static ArrayNode callable(Upstream upstream, JsonNode tools) {
        ArrayNode callable = JsonNodeFactory.instance.arrayNode();
        for (JsonNode tool : tools) {
            ParamHeaders.fault(tool.path("inputSchema")).ifPresentOrElse(
                    fault -> LOG.warnf("%s: a tool is left out: %s", upstream, fault), () -> callable.add(tool));
        }
        return callable;
    }

    private static Finding failed(McpAnswer answer) {
        return switch (answer) {
            case McpAnswer.CredentialRefused(String challenge, boolean insufficientScope) ->
                new Finding.CredentialRefused(insufficientScope
                        ? "the server wants a credential with more scopes"
                        : "the server does not accept the credential");
            case McpAnswer.Refused(var code, var message, var data) -> new Finding.Failed(Fault.INTROSPECTION_REFUSED,
                    "the server refused (" + code + "): "
                            + message.substring(0, Math.min(message.length(), LONGEST)));
            case McpAnswer.Failed failed -> new Finding.Failed(fault(failed.error()), failed.detail());
            case McpAnswer.Result whole -> new Finding.Failed(Fault.BAD_RESPONSE, "the server answered something else");
        };
    }

    private static Fault fault(ToolError error) {
        return switch (error) {
            case UPSTREAM_TIMEOUT -> Fault.UPSTREAM_TIMEOUT;
            case UPSTREAM_UNREACHABLE, UPSTREAM_BUSY, UPSTREAM_SUSPENDED, RATE_LIMITED -> Fault.UPSTREAM_UNREACHABLE;
            case EGRESS_REFUSED -> Fault.EGRESS_REFUSED;
            case RESPONSE_TOO_LARGE -> Fault.RESPONSE_TOO_LARGE;
            case TOO_MANY_REDIRECTS -> Fault.TOO_MANY_REDIRECTS;
            case EXECUTOR_BUSY -> Fault.NO_ROOM;
            case RUN_FAILED -> Fault.RUN_FAILED;
            default -> Fault.BAD_RESPONSE;
        };
    }
}
