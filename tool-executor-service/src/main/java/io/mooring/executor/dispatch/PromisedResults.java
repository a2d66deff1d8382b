package io.mooring.executor.dispatch;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

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

    private static final String STRUCTURED = "structuredContent";
    private static final int MOST_TOLD = 5;

    private final ResultCheck results;

    PromisedResults(ResultCheck results) {
        this.results = results;
    }

    Uni<Outcome> judge(ToolView tool, Outcome outcome) {
        String schema = tool.outputSchema();
        return schema != null && outcome instanceof Outcome.Spoken spoken
                && spoken.result().has(STRUCTURED) && !spoken.result().path("isError").asBoolean(false)
                        ? results.violations(schema, spoken.result().path(STRUCTURED), "/" + STRUCTURED)
                                .map(found -> found.isEmpty() ? spoken : broken(spoken, found))
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
