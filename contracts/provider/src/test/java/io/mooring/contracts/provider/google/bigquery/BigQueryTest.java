package io.mooring.contracts.provider.google.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Iterator;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.provider.tool.ProviderFailure;
import io.mooring.contracts.provider.tool.ProviderFailure.Reason;
import io.mooring.contracts.provider.tool.ProviderRequest;
import io.mooring.contracts.provider.tool.ProviderResponse;
import io.mooring.contracts.provider.tool.Vendor;

/** BigQuery's answers are those of its reference. */
class BigQueryTest {

    private static final String ASK = "{\"project_id\":\"acme-ads\",\"query\":\"SELECT 1\",\"location\":\"EU\"}";
    private static final String PLANNED = "{\"statistics\":{\"query\":{\"statementType\":\"SELECT\"}}}";
    private static final String WAITING = """
            {"jobComplete": false, "jobReference": {"projectId": "acme-ads", "jobId": "job_1", "location": "EU"}}""";
    private static final String DONE = """
            {"jobComplete": true, "jobReference": {"projectId": "acme-ads", "jobId": "job_1", "location": "EU"},
             "totalRows": "2", "pageToken": "p2",
             "schema": {"fields": [{"name": "name", "type": "STRING"}, {"name": "clicks", "type": "INTEGER"},
               {"name": "spend", "type": "NUMERIC"}, {"name": "rate", "type": "FLOAT"}, {"name": "on", "type": "BOOLEAN"},
               {"name": "at", "type": "TIMESTAMP"}, {"name": "tags", "type": "STRING", "mode": "REPEATED"},
               {"name": "geo", "type": "RECORD", "fields": [{"name": "lat", "type": "FLOAT"}]}]},
             "rows": [{"f": [{"v": "Holiday"}, {"v": "9007199254740993"}, {"v": "12.30"}, {"v": "NaN"}, {"v": "true"},
               {"v": "1763726400000000"}, {"v": [{"v": "a"}, {"v": "b"}]}, {"v": {"f": [{"v": "1.5"}]}}]},
               {"f": [{"v": null}, {"v": null}, {"v": null}, {"v": null}, {"v": null}, {"v": null}, {"v": []},
               {"v": null}]}]}""";

    private final BigQuery bigQuery = new BigQuery();

    @Test
    void runsASelectAndTypesItsRows() {
        Vendor vendor = answering(PLANNED, DONE);

        JsonNode found = vendor.run(bigQuery, "query", ASK);

        assertThat(vendor.asked()).extracting(ProviderRequest::changes).containsOnly(false);
        assertThat(Vendor.tree(vendor.asked().getFirst().body()).at("/configuration/dryRun").booleanValue()).isTrue();
        assertThat(vendor.asked().getLast().segments()).containsExactly("projects", "acme-ads", "queries");
        assertThat(found.path("rows").get(0).toString()).isEqualTo("{\"name\":\"Holiday\",\"clicks\":9007199254740993,"
                + "\"spend\":12.30,\"rate\":\"NaN\",\"on\":true,\"at\":\"2025-11-21T12:00:00Z\",\"tags\":[\"a\",\"b\"],"
                + "\"geo\":{\"lat\":1.5}}");
        assertThat(found.path("rows").get(1).path("clicks").isNull()).isTrue();
        assertThat(found.path("total_rows").intValue()).isEqualTo(2);
        assertThat(found.path("next_page_token").textValue()).isEqualTo("p2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT", "DELETE", "CREATE_TABLE", "SCRIPT", "EXPORT_DATA", "CALL"})
    void runsNothingThatIsNoSelect(String kind) {
        Vendor vendor = answering(PLANNED.replace("SELECT", kind));

        ProviderFailure failure = catchThrowableOfType(ProviderFailure.class, () -> vendor.run(bigQuery, "query", ASK));

        assertThat(failure.reason()).isEqualTo(Reason.REQUEST_REFUSED);
        assertThat(failure.detail()).contains(kind);
        assertThat(vendor.asked()).hasSize(1);
    }

    @Test
    void waitsForAJobThatIsNotComplete() {
        Vendor vendor = answering(PLANNED, WAITING, WAITING, DONE);

        assertThat(vendor.run(bigQuery, "query", ASK).path("rows")).hasSize(2);
        assertThat(vendor.asked().getLast().segments()).containsExactly("projects", "acme-ads", "queries", "job_1");
        assertThat(vendor.asked().getLast().query()).containsEntry("location", "EU");
    }

    @Test
    void saysHowToGoOnWithAJobThatTakesLong() {
        Vendor vendor = answering(PLANNED, WAITING, WAITING, WAITING);

        ProviderFailure failure = catchThrowableOfType(ProviderFailure.class, () -> vendor.run(bigQuery, "query", ASK));

        assertThat(failure.reason()).isEqualTo(Reason.NOT_COMPLETE);
        assertThat(failure.detail()).contains("job_1", "EU", "get_query_results");
        assertThat(answering(DONE).run(bigQuery, "get_query_results",
                "{\"project_id\":\"acme-ads\",\"job_id\":\"job_1\",\"page_token\":\"p2\"}").path("rows")).hasSize(2);
    }

    @Test
    void tellsAWrongQueryFromALimit() {
        String error = "{\"error\":{\"code\":%d,\"message\":\"No\",\"errors\":[{\"reason\":\"%s\"}],\"status\":\"X\"}}";

        assertThat(failure(Vendor.response(400, error.formatted(400, "invalidQuery")))).isEqualTo(Reason.QUERY_FAILED);
        assertThat(failure(Vendor.response(403, error.formatted(403, "quotaExceeded")))).isEqualTo(Reason.RATE_LIMITED);
        assertThat(failure(Vendor.response(403, error.formatted(403, "accessDenied"))))
                .isEqualTo(Reason.PERMISSION_DENIED);
        assertThat(failure(Vendor.response(404, error.formatted(404, "notFound")))).isEqualTo(Reason.NOT_FOUND);
    }

    private Reason failure(ProviderResponse response) {
        return catchThrowableOfType(ProviderFailure.class,
                () -> Vendor.answering(request -> response).run(bigQuery, "query", ASK)).reason();
    }

    private static Vendor answering(String... bodies) {
        Iterator<String> next = List.of(bodies).iterator();
        return Vendor.answering(request -> Vendor.response(200, next.next()));
    }
}
