package io.mooring.executor.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.Outcome;
import io.mooring.executor.resolution.ResultCheck;
import io.mooring.executor.resolution.Violation;
import io.mooring.executor.toolview.ToolView;
import io.smallrye.mutiny.Uni;

/**
 * Holds MCP servers to the {@code outputSchema} of their tools: who relies on it must not get anything else. A result that
 * does not fit says so and keeps its content, for the tool has run.
 */
@ApplicationScoped
class PromisedResults {

    private static final Logger LOG = Logger.getLogger(PromisedResults.class);
    private static final String STRUCTURED = "structuredContent";
    private static final int MOST_TOLD = 5;

    private final ResultCheck results;
    private final Clock clock;

    PromisedResults(ResultCheck results, Clock clock) {
        this.results = results;
        this.clock = clock;
    }

    /** Never a failure: the tool has run. */
    Uni<Outcome> judge(ToolView tool, Outcome outcome, Instant deadline) {
        String schema = tool.outputSchema();
        return schema != null && outcome instanceof Outcome.Spoken spoken
                && spoken.result().has(STRUCTURED) && !spoken.result().path("isError").asBoolean(false)
                        ? results.violations(schema, spoken.result().path(STRUCTURED), "/" + STRUCTURED,
                                Duration.between(clock.instant(), deadline))
                                .map(found -> found.isEmpty() ? outcome : broken(spoken, found))
                                .onFailure().invoke(failure -> LOG.warnf(failure,
                                        "a result of %s is passed on unjudged", tool.callName()))
                                .onFailure().recoverWithItem(outcome)
                        : Uni.createFrom().item(outcome);
    }

    static Outcome.Spoken broken(Outcome.Spoken spoken, List<Violation> violations) {
        ObjectNode result = spoken.result().deepCopy();
        JsonNode said = result.path("content");
        result.remove(STRUCTURED);
        ArrayNode content = result.put("isError", true).putArray("content");
        content.addObject().put("type", "text").put("text", violations.stream().limit(MOST_TOLD)
                .map(violation -> violation.field() + ": " + violation.expected())
                .collect(Collectors.joining("; ", "The tool has run, but its result is not what its server promises: ",
                        ".")));
        said.forEach(content::add);
        return new Outcome.Spoken(result, spoken.bytes());
    }
}
