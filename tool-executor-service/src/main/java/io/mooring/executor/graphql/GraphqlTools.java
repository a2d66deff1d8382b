package io.mooring.executor.graphql;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.Outcome;
import io.mooring.executor.http.Errand;
import io.mooring.executor.http.HttpTools;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.request.Draft;
import io.mooring.executor.toolview.FreshIntegrations;
import io.mooring.executor.toolview.ToolView;
import io.smallrye.mutiny.Uni;

/** Runs tools of kind {@code graphql}. */
@ApplicationScoped
public class GraphqlTools {

    /** Kind of the tools. */
    public static final String KIND = "graphql";

    private final FreshIntegrations integrations;
    private final HttpTools http;
    private final ObjectMapper json;

    GraphqlTools(FreshIntegrations integrations, HttpTools http, ObjectMapper json) {
        this.integrations = integrations;
        this.http = http;
        this.json = json;
    }

    /**
     * What is to be sent.
     *
     * @param field whose value is the result
     */
    public record Asked(String field, Draft draft) {}

    /** The request for these arguments; fails with 400 when what is to be selected is no selection set. */
    public Uni<Asked> ask(String tenant, ToolView tool, JsonNode arguments) {
        return Uni.createFrom().item(() -> Question.of(binding(tool.binding()), arguments))
                .chain(question -> integrations.require(tenant, tool.integration())
                        .map(integration -> Endpoint.of(integration.runtime(), json))
                        .map(endpoint -> new Asked(question.field(), endpoint.asks(question.bytes()))));
    }

    /** Sends it. Every end is an outcome, never a failure. */
    public Uni<Outcome> run(Asked asked, Errand errand, List<Placement> placements) {
        return http.run(asked.draft(), errand, placements).map(sent -> Answers.of(sent, asked.field()));
    }

    private Binding binding(String text) {
        try {
            return json.readValue(text, Binding.class);
        } catch (JsonProcessingException e) {
            throw ExecutorError.TOOL_UNUSABLE.because("its binding is not in the agreed form");
        }
    }
}
