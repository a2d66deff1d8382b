package io.mooring.executor.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;

import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Answered;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.ToolError;

class AnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"data": {"order": {"id": "1"}}}                                        | {"id":"1"} |
            200 | {"data": {"order": null}}                                               | null       |
            200 | {"data": {"order": {"id": null}}, "errors": [{"message": "hidden"}]}    | {"id":null} |
            200 | {"data": {"order": null}, "errors": [{"message": "no such order"}]}     | null       | graphql-errors
            200 | {"data": null, "errors": [{"message": "no such order"}]}                | null       | graphql-errors
            200 | {"errors": [{"message": "no field ide"}]}                               | null       | graphql-refused
            400 | {"errors": [{"message": "no field ide"}]}                               | null       | graphql-refused
            403 | {"data": {"order": {"id": "1"}}, "errors": [{"message": "hidden"}]}     | {"id":"1"} | graphql-errors
            502 | {"errors": [{"message": "bad gateway"}]}                                | null       | upstream-error
            200 | {"data": {"other": 1}}                                                  | null       | bad-response
            200 | {"data": {"order": 1}, "errors": []}                                    | 1          |
            200 | {"data": {"order": 1}, "errors": null}                                  | 1          |
            """)
    void saysWhatAFieldCameTo(int status, String body, String result, String slug) throws Exception {
        Answered answered = (Answered) Answers.of(sent(status, body), "order");

        assertThat(answered.upstream().result()).hasToString(result);
        assertThat(answered.failure() == null ? null : answered.failure().error().slug()).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"id": "1"}            | bad-response
            200 | [{"data": {}}]         | bad-response
            200 | {"data": [1]}          | bad-response
            200 | {"errors": "none"}     | bad-response
            200 | {"errors": []}         | bad-response
            500 | {"message": "broken"}  | upstream-error
            404 | {"data": "?"}          | upstream-error
            """)
    void saysThatAnAnswerIsNoGraphQlResponse(int status, String body, String slug) throws Exception {
        Outcome.Failed failed = (Outcome.Failed) Answers.of(sent(status, body), "order");

        assertThat(failed.error().slug()).isEqualTo(slug);
        assertThat(failed.upstream()).isNotNull();
    }

    @Test
    void saysThatAPageOfTextIsNoGraphQlResponse() {
        Outcome.Succeeded page = new Outcome.Succeeded(
                new Upstream(200, Map.of(), TextNode.valueOf("<html>Log in</html>"), 19));

        assertThat(Answers.of(page, "order")).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.detail()).contains("200", "no GraphQL response"));
    }

    @Test
    void keepsErrorsAsTheServerSaidThem() throws Exception {
        String errors = "[{\"message\":\"hidden\",\"path\":[\"order\",\"lines\",0,\"price\"],\"extensions\":{\"a\":1}}]";

        Answered answered = (Answered) Answers
                .of(sent(200, "{\"data\": {\"order\": {}}, \"errors\": " + errors + "}"), "order");

        assertThat(answered.errors()).hasToString(errors);
        assertThat(answered.failure()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | {"errors": [{"message": "who?"}]}                                                | true
            401 | {"message": "who?"}                                                              | true
            200 | {"errors": [{"message": "who?", "extensions": {"code": "UNAUTHENTICATED"}}]}     | true
            200 | {"data": null, "errors": [{"extensions": {"code": "UNAUTHENTICATED"}}]}          | false
            200 | {"errors": [{"message": "no", "extensions": {"code": "FORBIDDEN"}}]}             | false
            """)
    void knowsWhenTheCredentialIsRefusedAndNothingRan(int status, String body, boolean refused) throws Exception {
        assertThat(Answers.of(sent(status, body), "order").refusesCredential()).isEqualTo(refused);
    }

    @Test
    void tellsFewErrorsInShort() throws Exception {
        String error = "{\"message\": \"" + "x".repeat(1000) + "\"},";

        Answered answered = (Answered) Answers.of(sent(200, "{\"errors\": [" + error.repeat(5) + "{}]}"), "order");

        assertThat(answered.failure().detail()).hasSizeLessThan(1000).endsWith("; and 3 more");
    }

    @Test
    void leavesAloneWhatWasNotAnswered() {
        Outcome lost = new Outcome.Unknown(ToolError.UPSTREAM_TIMEOUT, "late");

        assertThat(Answers.of(lost, "order")).isSameAs(lost);
    }

    private static Outcome sent(int status, String body) throws JsonProcessingException {
        Upstream upstream = new Upstream(status, Map.of(), JSON.readTree(body), body.length());
        return status == 200
                ? new Outcome.Succeeded(upstream)
                : new Outcome.Failed(ToolError.UPSTREAM_ERROR, "the upstream answered " + status, upstream);
    }
}
