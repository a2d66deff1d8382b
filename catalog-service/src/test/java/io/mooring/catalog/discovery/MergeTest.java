package io.mooring.catalog.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.catalog.Offer;
import io.mooring.catalog.Tool;

class MergeTest {

    @Test
    void makesEqualToolsOneThatSaysWhoOffersIt() {
        List<Offer> merged = Merge.of(Merge.of(List.of(), "a", list("a", "x:1", "y:1")), "b", list("b", "x:1"));

        assertThat(merged).extracting(MergeTest::said).containsExactly("x:1 [a, b]", "y:1 [a]");
    }

    @Test
    void makesDifferentToolsVariantsOfTheMostUsualOne() {
        // Given
        List<Offer> now = merged("a", "x:1");
        now = Merge.of(now, "b", list("b", "x:2"));

        // When
        List<Offer> after = Merge.of(now, "c", list("c", "x:2"));

        // Then
        assertThat(now).extracting(MergeTest::said).first().isEqualTo("x:1 [a]");
        assertThat(after).extracting(MergeTest::said).first().isEqualTo("x:2 [b, c]");
        assertThat(after.get(0).variant()).isEmpty();
        assertThat(after.get(1).variant()).hasSize(8).isEqualTo(after.get(1).contentHash().substring(0, 8));
        assertThat(after.get(1).connections()).containsExactly("a");
    }

    @Test
    void tellsToolsApartWhoseDefinitionsDiffer() {
        // Given
        Offer one = new Offer(tool("x", "1"), "", List.of("a"), Map.of("Issue", "hash-1"));
        Offer other = new Offer(tool("x", "1"), "", List.of("b"), Map.of("Issue", "hash-2"));

        // When
        List<Offer> merged = Merge.of(Merge.of(List.of(), "a", List.of(one)), "b", List.of(other));

        // Then
        assertThat(merged).extracting(Offer::connections).containsExactly(List.of("a"), List.of("b"));
        assertThat(merged).extracting(offer -> offer.hashes().get("Issue")).containsExactly("hash-1", "hash-2");
    }

    @Test
    void letsGuessesGiveWayToWhatAConnectionSays() {
        assertThat(Merge.of(List.of(Offer.byAll(tool("guess", "1")), Offer.byAll(tool("x", "1"))), "a",
                list("a", "x:1"))).extracting(MergeTest::said).containsExactly("x:1 [a]");
    }

    @Test
    void takesAwayWhatNobodyOffersAnyMore() {
        List<Offer> both = Merge.of(merged("a", "x:1", "y:1"), "b", list("b", "x:1"));

        assertThat(Merge.of(both, "a", List.of())).extracting(MergeTest::said).containsExactly("x:1 [b]");
        assertThat(Merge.of(Merge.of(both, "a", List.of()), "b", List.of())).isEmpty();
    }

    @Test
    void changesNothingWhenAListComesAgain() {
        List<Offer> now = Merge.of(merged("a", "x:1", "y:1"), "b", list("b", "x:2"));

        assertThat(Merge.of(now, "b", list("b", "x:2"))).isEqualTo(now);
    }

    /** Whatever was listed in whatever order: what is offered is what each connection said last. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void saysOfEachConnectionWhatItSaidLast(long seed) {
        // Given
        Random random = new Random(seed);
        Map<String, Set<String>> last = new HashMap<>();
        List<Offer> offers = List.of();

        for (int step = 0; step < 60; step++) {
            String connection = "c" + random.nextInt(6);
            String[] listed = IntStream.range(0, 5).filter(name -> random.nextInt(3) > 0)
                    .mapToObj(name -> "t" + name + ":" + random.nextInt(3)).toArray(String[]::new);

            // When
            offers = Merge.of(offers, connection, list(connection, listed));
            last.put(connection, new TreeSet<>(List.of(listed)));

            // Then
            assertThat(byConnection(offers)).isEqualTo(withoutEmpty(last));
            assertThat(new HashSet<>(offers.stream().map(offer -> offer.tool().name() + "/" + offer.variant())
                    .toList())).hasSize(offers.size());
            assertThat(usualOnes(offers)).allMatch(usual -> usual.getFirst() == usual.stream().mapToInt(i -> i).max()
                    .orElseThrow());
        }
    }

    /** Per name how many connections have each content, the usual one first. */
    private static List<List<Integer>> usualOnes(List<Offer> offers) {
        Map<String, List<Integer>> counts = new HashMap<>();
        offers.stream().filter(Offer::isUsual).forEach(
                offer -> counts.put(offer.tool().name(), new ArrayList<>(List.of(offer.connections().size()))));
        offers.stream().filter(offer -> !offer.isUsual())
                .forEach(offer -> counts.get(offer.tool().name()).add(offer.connections().size()));
        return List.copyOf(counts.values());
    }

    private static Map<String, Set<String>> byConnection(List<Offer> offers) {
        Map<String, Set<String>> listed = new HashMap<>();
        offers.forEach(offer -> offer.connections().forEach(connection -> listed
                .computeIfAbsent(connection, unknown -> new TreeSet<>())
                .add(offer.tool().name() + ":" + offer.tool().description())));
        return listed;
    }

    private static Map<String, Set<String>> withoutEmpty(Map<String, Set<String>> last) {
        Map<String, Set<String>> some = new HashMap<>(last);
        some.values().removeIf(Set::isEmpty);
        return some;
    }

    private static List<Offer> merged(String connection, String... tools) {
        return Merge.of(List.of(), connection, list(connection, tools));
    }

    /** Each as {@code name:description}. */
    private static List<Offer> list(String connection, String... tools) {
        return List.of(tools).stream().map(tool -> tool.split(":"))
                .map(parts -> new Offer(tool(parts[0], parts[1]), "", List.of(connection), Map.of())).toList();
    }

    private static Tool tool(String name, String description) {
        return new Tool(name, "", description, "{}", null, new TreeSet<>(), "{}", List.of(),
                new Tool.Hints(false, true, false), List.of());
    }

    private static String said(Offer offer) {
        return offer.tool().name() + ":" + offer.tool().description() + " " + offer.connections();
    }
}
