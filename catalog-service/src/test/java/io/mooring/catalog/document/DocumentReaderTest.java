package io.mooring.catalog.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

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
                .satisfies(problem -> refused(problem, "depth"));
        assertThatThrownBy(() -> DocumentReader.read("a: " + deep, "/spec/value"))
                .satisfies(problem -> refused(problem, "Depth"));
    }

    private static void refused(Throwable failure, String detail) {
        assertThat(failure).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(422);
            assertThat(problem.getDetail()).startsWith("/spec/value").contains(detail);
        });
    }
}
