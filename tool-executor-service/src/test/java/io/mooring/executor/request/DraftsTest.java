package io.mooring.executor.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressRequest.Header;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.request.Binding.Parameter;
import io.quarkiverse.resteasy.problem.HttpProblem;

class DraftsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            simple | false | "a/b" | a%2Fb
            simple | false | ["a","b c"] | a,b%20c
            simple | false | {"k":"v","l":1} | k,v,l,1
            simple | true | {"k":"v","l":1} | k=v,l=1
            label | false | ["a","b"] | .a,b
            label | true | ["a","b"] | .a.b
            label | true | {"k":"v","l":1} | .k=v.l=1
            matrix | false | "a" | ;p=a
            matrix | false | ["a","b"] | ;p=a,b
            matrix | true | ["a","b"] | ;p=a;p=b
            matrix | true | {"k":"v","l":1} | ;k=v;l=1
            matrix | false | {"k":"v","l":1} | ;p=k,v,l,1
            """)
    void expandsPathByStyle(String style, boolean explode, String value, String expected) {
        assertThat(PathStyle.path(parameter("path", style, explode, false), json(value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            form | true | ["a","b&c"] | p=a&p=b%26c
            form | false | ["a","b,c"] | p=a,b%2Cc
            form | true | {"k":"v","l":1} | k=v&l=1
            form | false | {"k":"v","l":1} | p=k,v,l,1
            form | true | true | p=true
            spaceDelimited | false | ["a","b"] | p=a%20b
            pipeDelimited | false | ["a","b"] | p=a%7Cb
            deepObject | true | {"k":"v","l":{"m":[1,2]}} | p%5Bk%5D=v&p%5Bl%5D%5Bm%5D%5B%5D=1&p%5Bl%5D%5Bm%5D%5B%5D=2
            """)
    void expandsQueryByStyle(String style, boolean explode, String value, String expected) {
        // When
        List<Pair> pairs = QueryStyle.pairs(parameter("query", style, explode, false), json(value));

        // Then
        assertThat(String.join("&", pairs.stream().map(Pair::encoded).toList())).isEqualTo(expected);
    }

    @Test
    void keepsReservedCharactersOnlyWhereAllowedAndNeverSeparators() {
        assertThat(QueryStyle.pairs(parameter("query", "form", true, true), json("\"a/b:c&d#e\""))).first()
                .extracting(Pair::encoded).isEqualTo("p=a/b:c%26d%23e");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void refusesPathSegmentOfDots(String value) {
        assertThatThrownBy(() -> Drafts.of(item(), json("{\"id\":\"" + value + "\"}"))).isInstanceOf(HttpProblem.class)
                .extracting("statusCode").isEqualTo(400);
    }

    @Test
    void refusesEmptyPathValue() {
        assertThatThrownBy(() -> Drafts.of(item(), json("{\"id\":\"\"}"))).isInstanceOf(HttpProblem.class)
                .hasMessageContaining("/params/id");
    }

    @Test
    void refusesLineBreakInHeader() {
        assertThatThrownBy(() -> Drafts.of(item(), json("{\"id\":\"1\",\"trace\":\"a\\r\\nX: y\"}")))
                .isInstanceOf(HttpProblem.class).hasMessageContaining("/params/trace");
    }

    @Test
    void ignoresHeadersOpenApiReserves() {
        // Given
        Binding binding = new Binding("get", "https://api.test", "/", List.of(
                new Parameter("Authorization", "Authorization", "header", "simple", false, false, null)), null,
                List.of());

        // When
        Draft draft = Drafts.of(binding, json("{\"Authorization\":\"Bearer forged\"}"));

        // Then
        assertThat(draft.headers()).extracting(Draft.Header::name).containsExactly("Accept");
    }

    @Test
    void placesCredentialLastAndOverArguments() {
        // Given
        Draft draft = Drafts.of(item(),
                json("{\"id\":\"1\",\"trace\":\"forged\",\"key\":\"forged\",\"session\":\"forged\"}"));

        // When
        EgressRequest request = draft.with(List.of(new Placement("header", "x-trace", "real-h"),
                new Placement("query", "key", "real q"), new Placement("cookie", "session", "real-c")),
                EgressRequest.Limits.STANDARD);

        // Then
        assertThat(request.uri()).isEqualTo("https://api.test/v1/items/1?key=real%20q");
        assertThat(request.headers()).extracting(Header::name, Header::value).containsExactly(
                org.assertj.core.groups.Tuple.tuple("Accept", "application/json, */*;q=0.8"),
                org.assertj.core.groups.Tuple.tuple("x-trace", "real-h"),
                org.assertj.core.groups.Tuple.tuple("Cookie", "session=real-c"));
    }

    @Test
    void writesValuesInTheirMediaType() {
        // Given
        Binding binding = new Binding("get", "https://api.test", "/a/{p}",
                List.of(new Parameter("p", "p", "path", "simple", false, false, "application/json"),
                        new Parameter("q", "q", "query", "form", true, false, "application/json"),
                        new Parameter("t", "t", "query", "form", true, false, "text/plain"),
                        new Parameter("h", "X-H", "header", "simple", false, false, "application/json"),
                        new Parameter("c", "c", "cookie", "form", true, false, "application/json")),
                null, List.of());

        // When
        EgressRequest request = Drafts
                .of(binding, json("{\"p\":[1],\"q\":{\"a\":\"b\"},\"t\":\"plain\",\"h\":{\"k\":\"ä\"},"
                        + "\"c\":[\"x;y\"]}"))
                .with(List.of(), EgressRequest.Limits.STANDARD);

        // Then
        assertThat(request.uri()).isEqualTo("https://api.test/a/%5B1%5D?q=%7B%22a%22%3A%22b%22%7D&t=plain");
        assertThat(request.headers()).extracting(Header::name, Header::value).contains(
                org.assertj.core.groups.Tuple.tuple("X-H", "{\"k\":\"\\u00e4\"}"),
                org.assertj.core.groups.Tuple.tuple("Cookie", "c=%5B%22x%3By%22%5D"));
    }

    private static Binding item() {
        return new Binding("get", "https://api.test/v1/", "/items/{id}",
                List.of(new Parameter("id", "id", "path", "simple", false, false, null),
                        new Parameter("trace", "X-Trace", "header", "simple", false, false, null),
                        new Parameter("key", "key", "query", "form", true, false, null),
                        new Parameter("session", "session", "cookie", "form", true, false, null)),
                null, List.of());
    }

    private static Parameter parameter(String in, String style, boolean explode, boolean allowReserved) {
        return new Parameter("p", "p", in, style, explode, allowReserved, null);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
