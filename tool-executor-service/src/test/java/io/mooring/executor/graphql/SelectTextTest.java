package io.mooring.executor.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { id name } | {id name}
            id name | {id name}
            { all: lines(first: 2) { sku } } # the rest | {all:lines(first:2){sku}}
            id # } evil { x | {id}
            { ... on Book { pages } __typename } | {...on Book{pages}__typename}
            mutation { removeOrder(id: 1) } | {mutation{removeOrder(id:1)}}
            { title @include(if: true) } | {title @include(if:true)}
            """)
    void writesTheSelectionAnew(String text, String expected) {
        assertThat(SelectText.read(text, "/params/select")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{ }", "{ id } { name }", "{ id } mutation { removeOrder(id: 1) }", "id } evil { x",
            "{ id } query Q { id }", "{ id ...Rest }",
            "{ id ...Rest } fragment Rest on Order { id }", "{ lines(first: $first) { sku } }", "{ id", "id }",
            "{ id } type Query { a: Int }", "\"\"\"", "{ \u0000 }",
            "{ lines(sku: \"a) { sku } }"})
    void refusesWhatIsNoSelectionSet(String text) {
        assertThatThrownBy(() -> SelectText.read(text, "/params/select")).extracting("statusCode").isEqualTo(400);
    }

    @Test
    void refusesWhatIsTooLarge() {
        String deep = "{ a ".repeat(SelectText.MOST_LEVELS + 1) + "}".repeat(SelectText.MOST_LEVELS + 1);
        String broad = "{ " + "a ".repeat(SelectText.MOST_FIELDS + 1) + "}";
        String bottomless = "{a".repeat(6_000);

        for (String text : new String[]{deep, broad, bottomless, "{a(x:" + "[".repeat(9_000),
                "a #" + "x".repeat(19_996)}) {
            assertThatThrownBy(() -> SelectText.read(text, "/params/select")).extracting("statusCode").isEqualTo(400);
        }
        assertThat(SelectText.read(deep.substring(4, deep.length() - 1), "/params/select")).startsWith("{a");
    }

    @Test
    void keepsTextsAsTheyAre() {
        assertThat(SelectText.read("{ find(text: \"a } \\\" ${x}\") { id } }", "/params/select"))
                .isEqualTo("{find(text:\"a } \\\" ${x}\"){id}}");
    }
}
