package io.mooring.executor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

class ContentTest {

    private static final ObjectReader JSON = UpstreamJson.reader(new ObjectMapper(), 1000);

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/jsonl", "application/json-seq; charset=utf-8",
            "application/stream+json"})
    void givesEachValueOfJsonLines(String type) {
        assertThat(read(type, "{\"a\":1}\n[2,3]\r\n\n\u001e\"x\"\nnull\n4").result())
                .hasToString("[{\"a\":1},[2,3],\"x\",null,4]");
        assertThat(read(type, "[1]\n[2]\n").result()).hasToString("[[1],[2]]");
        assertThat(read(type, "").result()).hasToString("[]");
    }

    @Test
    void leavesOutTheLineThatWasCut() {
        assertThat(cut("application/x-ndjson", "{\"a\":1}\n{\"a\":2").result()).hasToString("[{\"a\":1}]");
        assertThat(cut("application/x-ndjson", "{\"a\":1}\n12").result()).hasToString("[{\"a\":1}]");
        assertThat(cut("application/x-ndjson", "{\"a").result()).hasToString("[]");
    }

    @Test
    void handsOutALineThatIsNoJsonAsText() {
        // When
        Content content = read("application/x-ndjson", "{\"a\":1}\nsecret <html>\n");

        // Then
        assertThat(content.result().textValue()).isEqualTo("{\"a\":1}\nsecret <html>\n");
        assertThat(content.invalid()).contains("line 2").doesNotContain("secret");
    }

    @Test
    void givesEventsWithTheirData() {
        // Given
        String stream = "\uFEFF: hello\n\ndata: one\n\nevent: add\ndata: {\"a\":1}\nid: 7\n\r\n"
                + "data: first\ndata:  second\ndata\n\nevent: empty\n\nretry: 5\ndata: [1,2\n\ndata: cut";

        // When
        Content content = read("text/event-stream; charset=utf-8", stream);

        // Then
        assertThat(content.result()).hasToString("[{\"event\":\"message\",\"data\":\"one\"},"
                + "{\"event\":\"add\",\"data\":{\"a\":1},\"id\":\"7\"},"
                + "{\"event\":\"message\",\"data\":\"first\\n second\\n\"},"
                + "{\"event\":\"message\",\"data\":\"[1,2\"}]");
        assertThat(content.cut()).isNull();
    }

    @Test
    void endsLinesOfEventsAsTheStandardSays() {
        assertThat(read("text/event-stream", "data: 1\r\rdata: 2\r\n\r\ndata: 3\n\n").result())
                .extracting(event -> event.path("data").textValue()).containsExactly("1", "2", "3");
    }

    @Test
    void leavesEventsAsTextWhereTheirJsonGetsTooMuch() {
        // When
        Content content = read("text/event-stream", ("data:[\"" + "x".repeat(100_000) + "\"]\n\n").repeat(25));

        // Then
        assertThat(content.result().path(0).path("data").isArray()).isTrue();
        assertThat(content.result().path(24).path("data").isTextual()).isTrue();
    }

    @Test
    void handsOutOnlySoManyEvents() {
        // When
        Content content = read("text/event-stream", "data:x\n\n".repeat(EventStream.MOST + 5));

        // Then
        assertThat(content.result()).hasSize(EventStream.MOST);
        assertThat(content.cut()).isEqualTo("count");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <html>not here</html> | line 1, column
            {"a":1 | line 1, column
            {"a":1}{"b":2} | line 1, column
            """)
    void saysWhereJsonIsNone(String body, String expected) {
        Content content = read("application/json", body);

        assertThat(content.invalid()).contains(expected).doesNotContain("html", "\"a\"");
        assertThat(content.result().textValue()).isEqualTo(body);
    }

    @Test
    void readsNoTreeThatIsTooLargeOrTooDeep() {
        assertThat(read("application/json", "[" + "{},".repeat(600) + "1]").invalid()).contains("too many values");
        assertThat(read("application/json", "[".repeat(2000) + "]".repeat(2000)).invalid()).isNotNull();
        assertThat(read("application/x-ndjson", "{}\n".repeat(600)).invalid()).contains("too many values");
    }

    @Test
    void findsOutWhatHasNoType() {
        assertThat(read(null, " {\"a\":1}").result()).hasToString("{\"a\":1}");
        assertThat(read(null, "{a}").result()).hasToString("\"{a}\"");
        assertThat(read(null, "{a}").invalid()).isNull();
        assertThat(read(null, "plain\ntext").result()).hasToString("\"plain\\ntext\"");
        assertThat(read(null, "a\0b").result().path("contentType").textValue()).isEqualTo("application/octet-stream");
        assertThat(read(null, "").result().isNull()).isTrue();
    }

    /** What comes under a wrong name is what its name says, and the name is in the headers of the answer. */
    @Test
    void believesTheType() {
        assertThat(read("text/html", "{\"a\":1}").result()).hasToString("\"{\\\"a\\\":1}\"");
        assertThat(read("image/png", "{}").result()).hasToString("{\"data\":\"e30=\",\"contentType\":\"image/png\"}");
    }

    private static Content read(String type, String body) {
        return Content.of(type, body.getBytes(StandardCharsets.UTF_8), false, JSON);
    }

    private static Content cut(String type, String body) {
        return Content.of(type, body.getBytes(StandardCharsets.UTF_8), true, JSON);
    }
}
