package io.mooring.executor.builtin;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Upstream;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;

/** Runs tools of kind {@code built-in}. */
@ApplicationScoped
public class BuiltInTools {

    private static final Logger LOG = Logger.getLogger(BuiltInTools.class);

    private final ControlClient client;
    private final ObjectMapper json;

    BuiltInTools(ControlClient client, ObjectMapper json) {
        this.client = client;
        this.json = json;
    }

    /**
     * Runs it for the caller, whose roles decide there what is allowed. Every end is an outcome, never a failure.
     *
     * @param readOnly whether the tool changes nothing: then it does not matter whether the request arrived
     */
    public Uni<Outcome> run(Caller caller, String tool, JsonNode arguments, boolean readOnly) {
        return client.call(caller, tool, arguments).map(answer -> Ends.answered(upstream(answer), readOnly))
                .onFailure().invoke(failure -> LOG.warnf("built-in tool %s: %s", tool, failure.getMessage()))
                .onFailure().recoverWithItem(failure -> Ends.failed(failure, readOnly));
    }

    private Upstream upstream(HttpResponse<Buffer> answer) {
        String text = answer.bodyAsString();
        return new Upstream(answer.statusCode(), Map.of(), result(text), text == null ? 0 : answer.body().length());
    }

    private JsonNode result(String text) {
        try {
            return text == null ? JsonNodeFactory.instance.nullNode() : json.readTree(text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }
}
