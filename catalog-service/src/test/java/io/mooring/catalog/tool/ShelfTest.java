package io.mooring.catalog.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import io.mooring.catalog.ContentHash;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Offer;
import io.mooring.catalog.SharedSchema;
import io.mooring.catalog.Tool;
import io.mooring.catalog.Tool.Hints;
import io.mooring.catalog.Toolset;
import io.mooring.catalog.tool.DefinitionPool.Kept;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.catalog.DefinitionState;
import io.mooring.contracts.event.catalog.ToolState;

class ShelfTest {

    private static final SortedSet<String> BOTH = new TreeSet<>(List.of("A", "B"));
    private static final Tool TOOL = new Tool("t", "", "d", "{\"$ref\":\"#/$defs/A\"}", null, BOTH, "{}", List.of(),
            new Hints(true, false, true), List.of("x"));

    @Test
    void keepsEqualSchemasOnce() {
        Shelf shelf = shelf(Map.of("A", "{}", "B", "{}"));

        assertThat(shelf.schemas()).isEqualTo(Map.of(ContentHash.of("{}"), new Kept("{}", Map.of())));
        assertThat(shelf.items().getFirst().needs())
                .isEqualTo(Map.of("A", ContentHash.of("{}"), "B", ContentHash.of("{}")));
    }

    @Test
    void tellsAToolWithTheHashesOfWhatItNeeds() {
        Shelf shelf = shelf(Map.of("A", "{}", "B", "true"));

        Event event = ToolEvents.states(shelf, shelf.items()).getFirst();

        assertThat(event.key()).isEqualTo("acme/pets/t");
        assertThat(event.payload()).isInstanceOfSatisfying(ToolState.class, state -> {
            assertThat(state.getVersion()).isEqualTo(7);
            assertThat(state.getDefinitions()).containsOnlyKeys("A", "B");
            assertThat(state.getReadOnly()).isTrue();
            assertThat(state.getConnections()).isEmpty();
        });
    }

    @Test
    void tellsVariantsOfAToolUnderKeysOfTheirOwn() {
        Shelf shelf = new Shelf("acme", "pets", Kind.MCP, 7, Goods.of(List.of(new Offer(TOOL, "v1", List.of("c1"))),
                DefinitionPool.of(schemas(Map.of("A", "{}", "B", "true")))));

        Event event = ToolEvents.states(shelf, shelf.items()).getFirst();

        assertThat(event.key()).isEqualTo("acme/pets/t/v1");
        assertThat(event.payload()).isInstanceOfSatisfying(ToolState.class,
                state -> assertThat(state.getConnections()).containsExactly("c1"));
    }

    @Test
    void tellsADefinitionWithTheHashesOfWhatItUses() {
        DefinitionPool pool = DefinitionPool.of(Map.of("A", new SharedSchema("{}", new TreeSet<>(Set.of("B", "none"))),
                "B", new SharedSchema("true", new TreeSet<>())));
        Shelf shelf = new Shelf("acme", "pets", Kind.OPENAPI, 7, new Goods(List.of(), pool));

        Event event = ToolEvents.definitions(shelf, List.of(pool.hashes().get("A"))).getFirst();

        assertThat(event.payload()).isInstanceOfSatisfying(DefinitionState.class,
                state -> assertThat(state.getUses()).isEqualTo(Map.of("B", ContentHash.of("true"))));
    }

    private static Map<String, SharedSchema> schemas(Map<String, String> texts) {
        Map<String, SharedSchema> schemas = new HashMap<>();
        texts.forEach((name, text) -> schemas.put(name, new SharedSchema(text, new TreeSet<>())));
        return schemas;
    }

    private static Shelf shelf(Map<String, String> definitions) {
        return new Shelf("acme", "pets", Kind.OPENAPI, 7,
                Goods.of(new Toolset(List.of(TOOL), schemas(definitions), List.of())));
    }
}
