package io.mooring.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.resteasy.problem.HttpProblem;

class DocumentReaderTest {

    @Test
    void readsJson() {
        assertThat(DocumentReader.read("\uFEFF {\"a\": 1.5}", "/f")).hasToString("{\"a\":1.5}");
    }

    @Test
    void readsYamlAsItsVersion12Says() {
        JsonNode read = DocumentReader.read("""
                country: no
                flag: true
                code: 012
                float: 1.50
                text: "1"
                date: 2026-01-01
                none: ~
                200: ok
                """, "/f");

        assertThat(read).hasToString("{\"country\":\"no\",\"flag\":true,\"code\":12,\"float\":1.50,\"text\":\"1\","
                + "\"date\":\"2026-01-01\",\"none\":null,\"200\":\"ok\"}");
    }

    @Test
    void mergesMappingsAndLetsTheOwnKeyWin() {
        JsonNode read = DocumentReader.read("""
                a: &a {x: 1, y: 1}
                b: &b {y: 2, z: 2}
                c: {<<: [*a, *b], x: 3}
                """, "/f");

        assertThat(read.path("c")).hasToString("{\"x\":3,\"y\":1,\"z\":2}");
    }

    @Test
    void saysWhereJsonIsBroken() {
        assertThatThrownBy(() -> DocumentReader.read("{\"a\":\n  oops}", "/spec/value"))
                .satisfies(problem -> refused(problem, "line 2, column 3"));
    }

    @Test
    void saysWhereYamlIsBroken() {
        assertThatThrownBy(() -> DocumentReader.read("a: 1\n b: c: d", "/spec/value"))
                .satisfies(problem -> refused(problem, "line 2, column 3"));
    }

    @Test
    void refusesAnAliasBomb() {
        StringBuilder bomb = new StringBuilder("l0: &l0 [x]\n");
        for (int level = 1; level < 30; level++) {
            bomb.append("l%d: &l%d [*l%d, *l%d]\n".formatted(level, level, level - 1, level - 1));
        }

        assertThatThrownBy(() -> DocumentReader.read(bomb.toString(), "/spec/value"))
                .satisfies(problem -> refused(problem, "aliases stand for more than"));
    }

    @Test
    void refusesAnAliasInsideItself() {
        assertThatThrownBy(() -> DocumentReader.read("a: &a [*a]", "/spec/value"))
                .satisfies(problem -> refused(problem, "an alias stands inside what it stands for"));
    }

    @Test
    void refusesDeepNestingInBothForms() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        assertThatThrownBy(() -> DocumentReader.read(deep, "/spec/value"))
                .satisfies(problem -> refused(problem, "line 1, column 401: Document nesting depth"));
        assertThatThrownBy(() -> DocumentReader.read("a: " + deep, "/spec/value"))
                .satisfies(problem -> refused(problem, "Depth"));
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        assertThatThrownBy(() -> DocumentReader.read("{\"a\": 1,\n \"a\": 2}", "/spec/value"))
                .satisfies(problem -> refused(problem, "line 2, column 2: the key a stands here for the second time"));
        assertThatThrownBy(() -> DocumentReader.read("b:\n  a: 1\n  a: 2", "/spec/value"))
                .satisfies(problem -> refused(problem, "line 3, column 3: the key a stands here for the second time"));
    }

    @Test
    void refusesNumbersNobodyMeans() {
        String digits = "9".repeat(1_000_000);

        assertThatThrownBy(() -> DocumentReader.read("{\"a\": " + digits + "}", "/spec/value"))
                .satisfies(problem -> refused(problem, "Number value length"));
        assertThat(DocumentReader.read("a: " + digits, "/spec/value").path("a").isTextual()).isTrue();
    }

    @Test
    void refusesStringsNoToolCanHold() {
        String text = "{\"a\": \"" + "x".repeat(5_000_001) + "\"}";

        assertThatThrownBy(() -> DocumentReader.read(text, "/spec/value"))
                .satisfies(problem -> refused(problem, "line 1, column"));
    }

    @Test
    void saysThatItIsHtml() {
        assertThatThrownBy(() -> DocumentReader.read(" <!DOCTYPE html><html></html>", "/spec/value"))
                .satisfies(problem -> refused(problem, "instead of HTML"));
    }

    @Test
    void refusesAnEmptyTextAndSeveralDocuments() {
        assertThatThrownBy(() -> DocumentReader.read(" \n", "/spec/value"))
                .satisfies(problem -> refused(problem, "the text is empty"));
        assertThatThrownBy(() -> DocumentReader.read("# nothing\n", "/spec/value"))
                .satisfies(problem -> refused(problem, "the text is empty"));
        assertThatThrownBy(() -> DocumentReader.read("a: 1\n---\nb: 1\n", "/spec/value"))
                .satisfies(problem -> refused(problem, "one document"));
        assertThatThrownBy(() -> DocumentReader.read("{} {}", "/spec/value"))
                .satisfies(problem -> refused(problem, "nothing after the document"));
    }

    @Test
    void readsEveryEncodingOfUnicode() {
        for (String charset : List.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE")) {
            byte[] json = "{\"a\": \"äß€😀\"}".getBytes(Charset.forName(charset));
            byte[] yaml = "\uFEFFa: äß€😀".getBytes(Charset.forName(charset));

            assertThat(DocumentReader.read(json, "/f").root().path("a").asText()).as(charset).isEqualTo("äß€😀");
            assertThat(DocumentReader.read(yaml, "/f").root().path("a").asText()).as(charset).isEqualTo("äß€😀");
        }
    }

    @Test
    void saysWhereTheBytesAreNoText() {
        byte[] latin1 = "a: 1\nb: caf\u00e9 au lait".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> DocumentReader.read(latin1, "/spec/value"))
                .satisfies(problem -> refused(problem, "line 2, column 7: expected a text in UTF-8"));
    }

    @Test
    void readsALargeDocumentPartByPart() {
        StringBuilder text = new StringBuilder("{\"paths\": {");
        for (int index = 0; index < 2_000; index++) {
            text.append("\"/p%d\": {\"n\": %d, \"list\": [1, true, null, -2.50]}, ".formatted(index, index));
        }
        text.append("\"/last\": 7}, \"items\": [").append("{\"x\": \"y\"}, ".repeat(5_000)).append("8]}");

        JsonNode document = DocumentReader.read(text.toString(), "/f");

        assertThat(document.path("paths")).isInstanceOf(PartedObject.class).hasSize(2_001);
        Place last = Place.root(document).at("paths").at("/p1999");
        assertThat(last.node()).hasToString("{\"n\":1999,\"list\":[1,true,null,-2.50]}");
        assertThat(last.pointer()).isEqualTo("/paths/~1p1999");
        assertThat(document.at("/paths/~1last").intValue()).isEqualTo(7);
        assertThat(document.at("/items/4999/x").asText()).isEqualTo("y");
        assertThat(document.at("/items/5000").intValue()).isEqualTo(8);
        assertThat(Place.root(document).at("paths").at("gone").exists()).isFalse();
        assertThat(Place.root(document).at("paths").members()).hasSize(2_001);
    }

    @Test
    void keepsWhatWasSetInALargeDocument() {
        JsonNode document = DocumentReader.read("{\"a\": {\"b\": 1}, \"c\": \"" + "x".repeat(40_000) + "\"}", "/f");

        ((ObjectNode) document).set("a", JsonNodeFactory.instance.numberNode(2));
        ((ObjectNode) document).remove("c");

        assertThat(document).hasToString("{\"a\":2}");
    }

    @Test
    void refusesMorePartsThanItCanNote() {
        String text = "[" + "1,".repeat(600_000) + "1]";

        assertThatThrownBy(() -> DocumentReader.read(text, "/spec/value"))
                .satisfies(problem -> refused(problem, "expected at most 500000 members and items"));
    }

    private static void refused(Throwable failure, String detail) {
        assertThat(failure).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(422);
            assertThat(problem.getDetail()).startsWith("/spec/value").contains(detail);
        });
    }
}
