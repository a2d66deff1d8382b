package io.mooring.contracts.provider.google.bigquery;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.provider.google.GoogleFailures;
import io.mooring.contracts.provider.tool.Picked;
import io.mooring.contracts.provider.tool.ProviderCall;
import io.mooring.contracts.provider.tool.ProviderFailure;
import io.mooring.contracts.provider.tool.ProviderFailure.Reason;
import io.mooring.contracts.provider.tool.ProviderRequest;
import io.mooring.contracts.provider.tool.ProviderResponse;
import io.mooring.contracts.provider.tool.ProviderTool;
import io.mooring.contracts.provider.tool.ToolFile;
import io.smallrye.mutiny.Uni;

/** BigQuery's tools over its REST API, version 2. All of them only read. */
final class BigQueryTools {

    static final List<ProviderTool> ALL = ToolFile.read(BigQueryTools.class, Map.of(
            "query", BigQueryTools::query,
            "get_query_results", BigQueryTools::results,
            "list_datasets", BigQueryTools::datasets,
            "list_tables", BigQueryTools::tables,
            "get_table", BigQueryTools::table));

    private static final int ROWS = 1000;
    /** How long BigQuery waits before it answers that the job is not complete. */
    private static final int PATIENCE = 10_000;
    /** Answers that are waited for, one after the other. */
    private static final int LOOKS = 3;

    private BigQueryTools() {}

    /**
     * BigQuery has no switch for reading alone. A dry run runs nothing and tells what kind of statement it is; what is not
     * one SELECT is refused before anything is run.
     */
    private static Uni<JsonNode> query(ProviderCall call) {
        return answer(call, dryRun(call)).map(BigQueryTools::requireSelect)
                .chain(planned -> answer(call, start(call)))
                .chain(started -> awaited(call, started, LOOKS - 1)).map(BigQueryTools::rows);
    }

    private static ProviderRequest dryRun(ProviderCall call) {
        ObjectNode job = JsonNodeFactory.instance.objectNode();
        ObjectNode configuration = job.putObject("configuration").put("dryRun", true);
        configuration.putObject("query").put("query", call.text("query")).put("useLegacySql", false);
        if (call.arguments().has("location")) {
            job.putObject("jobReference").put("projectId", call.text("project_id")).set("location",
                    call.argument("location"));
        }
        return ProviderRequest.of("POST", job, path(call, "jobs")).reading();
    }

    private static ProviderResponse requireSelect(ProviderResponse planned) {
        String kind = planned.body().at("/statistics/query/statementType").asText("unknown");
        if (!kind.equals("SELECT")) {
            throw ProviderFailure.of(Reason.REQUEST_REFUSED, "this tool runs one SELECT; this is " + kind, planned);
        }
        return planned;
    }

    private static ProviderRequest start(ProviderCall call) {
        ObjectNode body = Picked.of(call.arguments(), "query", "location").put("useLegacySql", false)
                .put("timeoutMs", PATIENCE).put("maxResults", call.argument("max_results").asInt(ROWS));
        body.putObject("formatOptions").put("useInt64Timestamp", true);
        if (call.arguments().has("maximum_bytes_billed")) {
            body.put("maximumBytesBilled", call.text("maximum_bytes_billed"));
        }
        return ProviderRequest.of("POST", body, path(call, "queries")).reading();
    }

    private static Uni<ProviderResponse> awaited(ProviderCall call, ProviderResponse response, int looks) {
        JsonNode answer = response.body();
        if (answer.path("jobComplete").asBoolean()) {
            return Uni.createFrom().item(response);
        }
        JsonNode job = answer.path("jobReference");
        if (looks == 0) {
            throw ProviderFailure.of(Reason.NOT_COMPLETE,
                    "the query is still running; ask get_query_results for job_id "
                            + job.path("jobId").asText() + ", location " + job.path("location").asText("absent"),
                    response);
        }
        return answer(call, look(call, job.path("jobId").asText(), job.path("location")))
                .chain(next -> awaited(call, next, looks - 1));
    }

    private static ProviderRequest look(ProviderCall call, String job, JsonNode location) {
        return ProviderRequest.get(path(call, "queries", job)).with("location", location)
                .with("timeoutMs", new IntNode(PATIENCE))
                .with("maxResults", new IntNode(call.argument("max_results").asInt(ROWS)))
                .with("formatOptions.useInt64Timestamp", BooleanNode.TRUE);
    }

    private static Uni<JsonNode> results(ProviderCall call) {
        ProviderRequest look = look(call, call.text("job_id"), call.argument("location")).with("pageToken",
                call.argument("page_token"));
        return answer(call, look).chain(found -> awaited(call, found, 0)).map(BigQueryTools::rows);
    }

    private static JsonNode rows(ProviderResponse response) {
        JsonNode answer = response.body();
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.set("rows", Rows.of(answer.at("/schema/fields"), answer.path("rows")));
        view.set("columns",
                Picked.each(answer.at("/schema/fields"), field -> Picked.of(field, "name", "type", "mode")));
        view.put("total_rows", answer.path("totalRows").asLong()).put("job_id",
                answer.at("/jobReference/jobId").asText());
        if (answer.at("/jobReference/location").isTextual()) {
            view.put("location", answer.at("/jobReference/location").asText());
        }
        String next = answer.path("pageToken").asText();
        return next.isEmpty() ? view : view.put("next_page_token", next);
    }

    private static Uni<JsonNode> datasets(ProviderCall call) {
        return answer(call, page(call, path(call, "datasets"))).map(found -> list(found.body(), "datasets",
                dataset -> JsonNodeFactory.instance.objectNode()
                        .put("dataset_id", dataset.at("/datasetReference/datasetId").asText())
                        .put("location", dataset.path("location").asText())));
    }

    private static Uni<JsonNode> tables(ProviderCall call) {
        return answer(call, page(call, path(call, "datasets", call.text("dataset_id"), "tables")))
                .map(found -> list(found.body(), "tables", table -> JsonNodeFactory.instance.objectNode()
                        .put("table_id", table.at("/tableReference/tableId").asText())
                        .put("type", table.path("type").asText())));
    }

    private static Uni<JsonNode> table(ProviderCall call) {
        return answer(call, ProviderRequest.get(path(call, "datasets", call.text("dataset_id"), "tables",
                call.text("table_id")))).map(found -> {
                    ObjectNode view = Picked.of(found.body(), "description", "type", "numRows", "numBytes");
                    view.set("columns", found.body().at("/schema/fields").isMissingNode()
                            ? JsonNodeFactory.instance.arrayNode()
                            : found.body().at("/schema/fields"));
                    return view;
                });
    }

    private static ProviderRequest page(ProviderCall call, String... path) {
        return ProviderRequest.get(path).with("maxResults", call.argument("max_results"))
                .with("pageToken", call.argument("page_token"));
    }

    private static JsonNode list(JsonNode found, String name, Function<JsonNode, JsonNode> view) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.set(name, Picked.each(found.path(name), view));
        String next = found.path("nextPageToken").asText();
        return next.isEmpty() ? page : page.put("next_page_token", next);
    }

    private static Uni<ProviderResponse> answer(ProviderCall call, ProviderRequest request) {
        return call.client().send(request).map(GoogleFailures::require);
    }

    private static String[] path(ProviderCall call, String first, String... more) {
        return Picked.path(List.of("projects", call.text("project_id"), first), more);
    }
}
