package io.mooring.contracts.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.definition.Bundle.Root;
import io.smallrye.mutiny.Uni;

class BundleTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Root PET = root("{\"$ref\":\"#/$defs/Pet\"}", Map.of("Pet", "p1"));
    private static final Map<String, Definition> CYCLE = Map.of(
            "p1", definition("{\"properties\":{\"owner\":{\"$ref\":\"#/$defs/Owner\"}}}", Map.of("Owner", "o1")),
            "o1", definition("{\"items\":{\"$ref\":\"#/$defs/Pet\"}}", Map.of("Pet", "p1")));

    @Test
    void bundlesWhatDefinitionsUseThemselves() {
        Bundle bundle = Bundle.of(PET, CYCLE);

        assertThat(bundle.missing()).isEmpty();
        assertThat(bundle.schema()).hasToString("{\"$ref\":\"#/$defs/Pet\",\"$defs\":{"
                + "\"Owner\":{\"items\":{\"$ref\":\"#/$defs/Pet\"}},"
                + "\"Pet\":{\"properties\":{\"owner\":{\"$ref\":\"#/$defs/Owner\"}}}}}");
    }

    @Test
    void readsRecordsOfBeforeWhoseToolsNameAll() {
        Root old = root("{\"$ref\":\"#/$defs/Pet\"}", Map.of("Pet", "p0", "Owner", "o0"));

        Bundle bundle = Bundle.of(old, Map.of("p0", definition("{\"items\":{\"$ref\":\"#/$defs/Owner\"}}", Map.of()),
                "o0", definition("true", Map.of())));

        assertThat(bundle.missing()).isEmpty();
        assertThat(bundle.schema().path("$defs").fieldNames()).toIterable().containsExactly("Owner", "Pet");
    }

    @Test
    void saysWhatIsMissingNext() {
        assertThat(Bundle.of(PET, Map.of()).missing()).containsExactly("p1");
        assertThat(Bundle.of(PET, Map.of("p1", CYCLE.get("p1"))).missing()).containsExactly("o1");
    }

    @Test
    void bundlesOnlyWhatTheSchemaRefersTo() {
        Root root = root("{\"items\":{\"$ref\":\"#/$defs/a~1b%20c/items\"},\"properties\":{\"$ref\":{}}}",
                Map.of("a/b c", "h", "Other", "o"));

        assertThat(Bundle.of(root, Map.of("h", definition("true", Map.of()))).schema().path("$defs"))
                .hasToString("{\"a/b c\":true}");
    }

    @Test
    void keepsTheDefinitionsASchemaBrings() {
        Root root = root("{\"$ref\":\"#/$defs/Own\",\"$defs\":{\"Own\":true}}", Map.of());

        assertThat(Bundle.of(root, Map.of())).isEqualTo(new Bundle(root.schema(), Set.of()));
    }

    @Test
    void acceptsAnythingWhereTheWholeWouldBeTooLarge() {
        Map<String, Definition> chain = new HashMap<>();
        IntStream.range(0, 1000).forEach(i -> chain.put("h" + i, definition(
                "{\"items\":{\"$ref\":\"#/$defs/D" + (i + 1) + "\"}}", Map.of("D" + (i + 1), "h" + (i + 1)))));

        Bundle bundle = Bundle.of(root("{\"$ref\":\"#/$defs/D0\"}", Map.of("D0", "h0")), chain);

        assertThat(bundle.missing()).isEmpty();
        assertThat(bundle.schema().path("$defs").size()).isEqualTo(Bundle.MOST + 1);
        assertThat(bundle.schema().path("$defs").path("D" + Bundle.MOST).fieldNames()).toIterable()
                .containsExactly("description");
    }

    @Test
    void leavesOutWhatComesAfterLongOnes() {
        String text = "{\"description\":\"" + "x".repeat(600_000) + "\"}";
        Root root = root("{\"allOf\":[{\"$ref\":\"#/$defs/A\"},{\"$ref\":\"#/$defs/B\"},{\"$ref\":\"#/$defs/C\"}]}",
                Map.of("A", "a", "B", "b", "C", "c"));

        JsonNode definitions = Bundle
                .of(root, Map.of("a", definition(text, Map.of()), "b", definition(text, Map.of()))).schema()
                .path("$defs");

        assertThat(definitions.path("B").toString()).hasSizeGreaterThan(600_000);
        assertThat(definitions.path("C").toString()).hasSizeLessThan(100);
    }

    @Test
    void fetchesEachLevelOnce() {
        List<Set<String>> asked = new ArrayList<>();

        Map<String, Definition> found = Definitions.of(List.of(PET, PET), hashes -> {
            asked.add(hashes);
            return Uni.createFrom().item(hashes.stream().collect(Collectors.toMap(hash -> hash, CYCLE::get)));
        }).await().indefinitely();

        assertThat(asked).containsExactly(Set.of("p1"), Set.of("o1"));
        assertThat(found).isEqualTo(CYCLE);
    }

    @Test
    void asksNoSecondTimeForWhatIsNotThere() {
        List<Set<String>> asked = new ArrayList<>();

        Map<String, Definition> found = Definitions.of(List.of(PET), hashes -> {
            asked.add(hashes);
            return Uni.createFrom().item(Map.of());
        }).await().indefinitely();

        assertThat(asked).hasSize(1);
        assertThat(found).isEmpty();
    }

    private static Root root(String schema, Map<String, String> uses) {
        return new Root((ObjectNode) json(schema), uses);
    }

    private static Definition definition(String schema, Map<String, String> uses) {
        return Definition.of(json(schema), schema.length(), uses);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
