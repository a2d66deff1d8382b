package io.mooring.catalog.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import io.mooring.catalog.ContentHash;
import io.mooring.catalog.SharedSchema;

class DefinitionPoolTest {

    @Test
    void keepsTheHashOfAText() {
        assertThat(DefinitionPool.of(Map.of("A", schema("{}"))).hashes()).isEqualTo(Map.of("A", ContentHash.of("{}")));
    }

    @Test
    void givesAnotherHashToAllThatUseWhatChanged() {
        Map<String, String> before = hashes(schema("a", "B"), schema("b", "C"), schema("c"), schema("d"));
        Map<String, String> after = hashes(schema("a", "B"), schema("b", "C"), schema("other"), schema("d"));

        assertThat(after.keySet()).filteredOn(name -> !after.get(name).equals(before.get(name)))
                .containsExactlyInAnyOrder("A", "B", "C");
    }

    @Test
    void tellsCirclesApartAndWhatStandsBeforeThem() {
        Map<String, String> before = hashes(schema("a", "B"), schema("b", "A", "D"), schema("c", "A"), schema("d"));
        Map<String, String> after = hashes(schema("a", "B"), schema("b", "A", "D"), schema("c", "A"), schema("other"));

        assertThat(before.values()).doesNotHaveDuplicates();
        assertThat(after.values()).doesNotContainAnyElementsOf(before.values());
        assertThat(hashes(schema("a", "B"), schema("b", "A", "D"), schema("c", "A"), schema("d"))).isEqualTo(before);
    }

    @Test
    void givesAHashToOneThatUsesItself() {
        DefinitionPool pool = DefinitionPool.of(Map.of("A", schema("a", "A")));

        assertThat(pool.kept().get(pool.hashes().get("A")).uses()).isEqualTo(pool.hashes());
    }

    @Test
    void takesChainsLongerThanAStack() {
        Map<String, SharedSchema> chain = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            chain.put("D" + i, schema("d" + i, "D" + (i + 1)));
        }

        assertThat(DefinitionPool.of(chain).kept()).hasSize(100_000);
    }

    /** Named A, B, C … in this order. */
    private static Map<String, String> hashes(SharedSchema... schemas) {
        Map<String, SharedSchema> named = new HashMap<>();
        for (SharedSchema schema : schemas) {
            named.put("" + (char) ('A' + named.size()), schema);
        }
        return DefinitionPool.of(named).hashes();
    }

    private static SharedSchema schema(String text, String... uses) {
        return new SharedSchema(text, new TreeSet<>(List.of(uses)));
    }
}
