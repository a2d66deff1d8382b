package io.mooring.catalog.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import io.mooring.catalog.Changes;
import io.mooring.catalog.ContentHash;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Offer;
import io.mooring.catalog.SharedSchema;
import io.mooring.catalog.Tool;
import io.mooring.catalog.Tool.Hints;
import io.mooring.catalog.tool.Stock.Key;

class RestockTest {

    private static final Stock EMPTY = new Stock(Map.of(), Set.of());

    @Test
    void writesEverythingWhereNothingWas() {
        Restock restock = Restock.of(shelf("{}", usual("a", "1"), usual("b", "2")), EMPTY);

        assertThat(restock.put()).hasSize(2);
        assertThat(restock.putSchemas()).containsExactly(ContentHash.of("{}"));
        assertThat(restock.changes()).isEqualTo(new Changes(List.of("a", "b"), List.of(), List.of(), true));
    }

    @Test
    void writesNothingOfWhatIsTheSame() {
        Shelf shelf = shelf("{}", usual("a", "1"), usual("b", "2"));

        Restock restock = Restock.of(shelf, stored(shelf));

        assertThat(restock.put()).isEmpty();
        assertThat(restock.drop()).isEmpty();
        assertThat(restock.changes().isEmpty()).isTrue();
    }

    @Test
    void tellsAddedRemovedAndChangedApart() {
        Stock stock = stored(shelf("{}", usual("kept", "1"), usual("gone", "2"), usual("other", "3")));

        Restock restock = Restock.of(shelf("{}", usual("kept", "1"), usual("other", "4"), usual("new", "5")), stock);

        assertThat(restock.put()).extracting(item -> item.tool().name()).containsExactly("other", "new");
        assertThat(restock.drop()).containsExactly(new Key("gone", ""));
        assertThat(restock.changes()).isEqualTo(new Changes(List.of("new"), List.of("gone"), List.of("other"), false));
    }

    @Test
    void takesAChangedDefinitionForAChangeOfTheToolsThatNeedIt() {
        Stock stock = stored(shelf("{}", usual("a", "1")));

        Restock restock = Restock.of(shelf("true", usual("a", "1")), stock);

        assertThat(restock.putSchemas()).containsExactly(ContentHash.of("true"));
        assertThat(restock.dropSchemas()).containsExactly(ContentHash.of("{}"));
        assertThat(restock.changes()).isEqualTo(new Changes(List.of(), List.of(), List.of("a"), true));
    }

    @Test
    void takesAnotherVariantForAChangeOfTheTool() {
        Stock stock = stored(shelf("{}", usual("a", "1"), new Offer(tool("a", "2"), "v", List.of("c"))));

        Restock restock = Restock.of(shelf("{}", usual("a", "1")), stock);

        assertThat(restock.drop()).containsExactly(new Key("a", "v"));
        assertThat(restock.changes()).isEqualTo(new Changes(List.of(), List.of(), List.of("a"), false));
    }

    private static Offer usual(String name, String binding) {
        return Offer.byAll(tool(name, binding));
    }

    private static Tool tool(String name, String binding) {
        return new Tool(name, "", "d", "{\"$ref\":\"#/$defs/A\"}", null, new TreeSet<>(Set.of("A")), binding, List.of(),
                new Hints(true, false, true), List.of());
    }

    private static Shelf shelf(String definition, Offer... offers) {
        return new Shelf("acme", "pets", Kind.OPENAPI, 7, Goods.of(List.of(offers),
                DefinitionPool.of(Map.of("A", new SharedSchema(definition, new TreeSet<>())))));
    }

    private static Stock stored(Shelf shelf) {
        Map<Key, String> tools = new HashMap<>();
        shelf.items().forEach(item -> tools.put(Key.of(item.offer()), item.hash()));
        return new Stock(tools, shelf.schemas().keySet());
    }
}
