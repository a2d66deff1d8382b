package io.mooring.contracts.provider.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.provider.tool.ProviderFailure;
import io.mooring.contracts.provider.tool.ProviderFailure.Reason;
import io.mooring.contracts.provider.tool.ProviderRequest;
import io.mooring.contracts.provider.tool.ProviderResponse;
import io.mooring.contracts.provider.tool.Vendor;

/** Linear's answers are those of its documentation. */
class LinearTest {

    private final Linear linear = new Linear();

    @Test
    void createsAnIssue() {
        Vendor vendor = Vendor.answering(200,
                """
                        {"data": {"answer": {"success": true, "issue": {"id": "u1", "identifier": "ENG-1", "title": "Rust"}}}}""");

        JsonNode made = vendor.run(linear, "create_issue",
                "{\"team_id\":\"t1\",\"title\":\"Rust \\\"} evil\",\"priority\":2,\"label_ids\":[\"l1\"]}");

        ProviderRequest asked = vendor.asked().getFirst();
        JsonNode body = Vendor.tree(asked.body());
        assertThat(asked.segments()).isEmpty();
        assertThat(asked.changes()).isTrue();
        assertThat(body.path("query").textValue()).contains("issueCreate(input: $input)").doesNotContain("evil");
        assertThat(body.at("/variables/input")).isEqualTo(Vendor.tree(
                "{\"title\":\"Rust \\\"} evil\",\"priority\":2,\"teamId\":\"t1\",\"labelIds\":[\"l1\"]}"));
        assertThat(made.path("identifier").textValue()).isEqualTo("ENG-1");
    }

    @Test
    void takesAnAssigneeOff() {
        Vendor vendor = Vendor.answering(200, "{\"data\":{\"answer\":{\"success\":true,\"issue\":{\"id\":\"u1\"}}}}");

        vendor.run(linear, "update_issue", "{\"issue_id\":\"ENG-1\",\"assignee_id\":null}");

        JsonNode variables = Vendor.tree(vendor.asked().getFirst().body()).path("variables");
        assertThat(variables.toString()).isEqualTo("{\"id\":\"ENG-1\",\"input\":{\"assigneeId\":null}}");
    }

    @Test
    void listsPageByPageAndOnlyReads() {
        Vendor vendor = Vendor.answering(200,
                """
                        {"data": {"answer": {"nodes": [{"id": "u1"}], "pageInfo": {"hasNextPage": true, "endCursor": "c1"}}}}""");

        JsonNode page = vendor.run(linear, "list_issues", "{\"team_id\":\"t1\",\"first\":1}");

        assertThat(vendor.asked().getFirst().changes()).isFalse();
        assertThat(Vendor.tree(vendor.asked().getFirst().body()).at("/variables/filter/team/id/eq").textValue())
                .isEqualTo("t1");
        assertThat(page.path("next").textValue()).isEqualTo("c1");
    }

    @Test
    void doesNotTakeSilenceForSuccess() {
        assertThat(failure(Vendor.response(200, "{\"data\":{\"answer\":{\"success\":false}}}")).reason())
                .isEqualTo(Reason.REQUEST_REFUSED);
        assertThat(failure(Vendor.response(200, "{}")).reason()).isEqualTo(Reason.BAD_ANSWER);
        assertThat(failure(Vendor.response(503, "null")).reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({"400,RATELIMITED,Rate limit exceeded,RATE_LIMITED",
            "401,AUTHENTICATION_ERROR,Authentication required,CREDENTIAL_REJECTED",
            "200,FORBIDDEN,You don't have permission,PERMISSION_DENIED",
            "200,INPUT_ERROR,Entity not found: Issue,NOT_FOUND",
            "400,GRAPHQL_VALIDATION_FAILED,Cannot query field,REQUEST_REFUSED",
            "200,INPUT_ERROR,Argument Validation Error,REQUEST_REFUSED",
            "500,INTERNAL_SERVER_ERROR,Internal server error,UNAVAILABLE"})
    void readsTheMeaningFromTheExtensions(int status, String code, String message, Reason meant) {
        assertThat(failure(Vendor.response(status, "{\"data\":null,\"errors\":[{\"message\":\"" + message
                + "\",\"extensions\":{\"code\":\"" + code + "\"}}]}")).reason()).isEqualTo(meant);
    }

    @Test
    void waitsForTheLimitThatIsUsedUp() {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        String soon = String.valueOf(now.plusSeconds(20).toEpochMilli());
        String later = String.valueOf(now.plusSeconds(900).toEpochMilli());

        ProviderFailure failure = failure(Vendor.response(400,
                "{\"errors\":[{\"message\":\"Rate limit exceeded\",\"extensions\":{\"code\":\"RATELIMITED\"}}]}",
                "x-ratelimit-requests-reset", later, "x-ratelimit-complexity-remaining", "0",
                "x-ratelimit-complexity-reset", soon));

        assertThat(failure.retryAfter().secondsFrom(now)).isEqualTo(20);
    }

    private ProviderFailure failure(ProviderResponse response) {
        return catchThrowableOfType(ProviderFailure.class, () -> Vendor.answering(request -> response).run(linear,
                "create_comment", "{\"issue_id\":\"ENG-1\",\"body\":\"x\"}"));
    }
}
