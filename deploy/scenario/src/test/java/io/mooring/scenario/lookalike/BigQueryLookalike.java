package io.mooring.scenario.lookalike;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * BigQuery's REST API, version 2: {@code jobs.insert} as a dry run, {@code jobs.query}, {@code jobs.getQueryResults},
 * {@code datasets.list}, as its reference has them. A job is complete at the second look.
 */
public final class BigQueryLookalike implements Function<Asked, Said> {

    private static final String PROJECT = "/projects/acme-ads";

    private final String token;
    private final AtomicInteger jobs = new AtomicInteger();

    public BigQueryLookalike(String token) {
        this.token = token;
    }

    /** Jobs that were really run. */
    public int jobs() {
        return jobs.get();
    }

    @Override
    public Said apply(Asked asked) {
        if (!asked.token().equals(token)) {
            return GmailLookalike.error(401, "authError", "Invalid Credentials", "UNAUTHENTICATED");
        }
        if (asked.is("POST", PROJECT + "/jobs")) {
            return plan(asked.json().path("configuration"));
        }
        if (asked.is("POST", PROJECT + "/queries")) {
            jobs.incrementAndGet();
            return Said.json(200, Map.of("kind", "bigquery#queryResponse", "jobReference", job(), "jobComplete", false));
        }
        if (asked.is("GET", PROJECT + "/queries/job_1")) {
            return Said.json(200, Map.of("kind", "bigquery#getQueryResultsResponse", "jobReference", job(),
                    "jobComplete", true, "totalRows", "1", "schema",
                    Map.of("fields", List.of(Map.of("name", "clicks", "type", "INTEGER", "mode", "NULLABLE"))), "rows",
                    List.of(Map.of("f", List.of(Map.of("v", "15000"))))));
        }
        if (asked.is("GET", "/projects/[^/]+/datasets")) {
            return asked.path().startsWith(PROJECT)
                    ? Said.json(200, Map.of("kind", "bigquery#datasetList", "datasets", List.of(Map.of(
                            "datasetReference", Map.of("projectId", "acme-ads", "datasetId", "ads"), "location", "EU"))))
                    : GmailLookalike.error(403, "accessDenied", "Access Denied: Project: no permission",
                            "PERMISSION_DENIED");
        }
        return GmailLookalike.error(404, "notFound", "Not found: Job acme-ads:EU.job", "NOT_FOUND");
    }

    private static Said plan(JsonNode configuration) {
        String query = configuration.at("/query/query").asText().strip().toUpperCase(Locale.ROOT);
        if (!configuration.path("dryRun").asBoolean() || !query.matches("(SELECT|DELETE|WITH)[\\s\\S]*")) {
            return GmailLookalike.error(400, "invalidQuery", "Syntax error: Unexpected identifier at [1:1]",
                    "INVALID_ARGUMENT");
        }
        return Said.json(200, Map.of("kind", "bigquery#job", "status", Map.of("state", "DONE"), "statistics",
                Map.of("totalBytesProcessed", "0", "query", Map.of("statementType",
                        query.contains(";") ? "SCRIPT" : query.startsWith("DELETE") ? "DELETE" : "SELECT"))));
    }

    private static Map<String, String> job() {
        return Map.of("projectId", "acme-ads", "jobId", "job_1", "location", "EU");
    }
}
