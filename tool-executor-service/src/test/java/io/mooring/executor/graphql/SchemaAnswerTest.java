package io.mooring.executor.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.executor.inquiry.Fault;
import io.mooring.executor.inquiry.Finding;
import io.mooring.executor.lease.Placement;
import io.vertx.core.buffer.Buffer;

class SchemaAnswerTest {

    private static final String SCHEMA = "{\"data\": {\"__schema\": {\"queryType\": {\"name\": \"Query\"}, \"types\":"
            + " [{\"name\": \"Query\", \"fields\": []}]}}, \"extensions\": {\"cost\": [1, {\"a\": null}]}}";

    @Test
    void takesASchemaAsItIs() {
        assertThat(of(200, SCHEMA, "Bearer of-nobody")).isInstanceOfSatisfying(Finding.Told.class,
                told -> assertThat(new String(told.answer(), StandardCharsets.UTF_8)).isEqualTo(SCHEMA));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | <html>Log in</html>                                                | bad-response
            200 | {"data": {"__schema": {"types": [{"name": "Query"}]}}              | bad-response
            200 | {"data": {"__schema": {"types": [{}]}}}{}x                         | bad-response
            200 | {"data": {"__schema": {"types": []}}}                              | bad-response
            200 | {"data": {"types": [{"__schema": {}}]}}                            | bad-response
            200 | {"__schema": {"types": [{}]}}                                      | bad-response
            500 | {"message": "broken"}                                              | bad-response
            200 | {"data": null, "errors": []}                                       | bad-response
            200 | {"errors": [{"message": "introspection is off"}, {"message": "x"}]} | introspection-refused
            400 | {"errors": [{"message": "introspection is off", "extensions": {"code": "FORBIDDEN"}}]} | introspection-refused
            """)
    void saysWhatIsNoSchema(int status, String body, String slug) {
        assertThat(of(status, body, "")).isInstanceOfSatisfying(Finding.Failed.class, failed -> {
            assertThat(failed.fault().slug()).isEqualTo(slug);
            assertThat(failed.detail())
                    .isEqualTo(slug.equals("bad-response")
                            ? "the endpoint answered " + status + " and no GraphQL response"
                            : "introspection is off");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | <html>
            403 | {"errors": [{"message": "no"}]}
            200 | {"errors": [{"extensions": {"a": {"code": 1}, "code": "UNAUTHENTICATED"}, "message": "who?"}]}
            """)
    void knowsThatTheCredentialIsRefused(int status, String body) {
        assertThat(of(status, body, "")).isInstanceOf(Finding.CredentialRefused.class);
    }

    @Test
    void tellsNobodyACredential() {
        String echo = SCHEMA.replace("cost", "of tok-123456789");

        assertThat(of(200, echo, "Bearer tok-123456789")).isInstanceOfSatisfying(Finding.Failed.class,
                failed -> assertThat(failed.fault()).isEqualTo(Fault.CREDENTIAL_REPEATED));
    }

    @Test
    void readsDeepAndLargeAnswersInTheirBounds() {
        String deep = "{\"data\": " + "[".repeat(100_000);
        String large = SCHEMA.replace("\"extensions\": {", "\"extensions\": {\"more\": [" + "{\"a\": \"b\"},"
                .repeat(1_000_000) + "1], ");

        assertThat(of(200, deep, "")).isInstanceOf(Finding.Failed.class);
        assertThat(of(200, large, "")).isInstanceOf(Finding.Told.class);
    }

    @Test
    void sharesRoomAmongAllThatAreRead() {
        Room room = new Room(100);
        Room.Share one = room.share();
        Room.Share other = room.share();

        assertThat(one.test(60)).isTrue();
        assertThat(other.test(50)).isFalse();
        assertThat(other.wasRefused()).isTrue();
        one.giveBack();
        one.giveBack();
        assertThat(other.test(100)).isTrue();
        assertThat(other.test(101)).isFalse();
    }

    private static Finding of(int status, String body, String credential) {
        EgressResponse response = new EgressResponse(status, HttpHeaders.of(Map.of(), (name, value) -> true),
                Buffer.buffer(body), URI.create("https://shop.test/graphql"));
        return SchemaAnswer.of(response, List.of(new Placement("header", "Authorization", credential)));
    }
}
