package io.mooring.executor.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that stand for one another, as the data file beside the index says. */
final class Synonyms {

    private final Map<String, Set<String>> others;

    private Synonyms(Map<String, Set<String>> others) {
        this.others = others;
    }

    static Synonyms shipped() {
        try (InputStream file = Synonyms.class.getResourceAsStream("/search/synonyms.txt")) {
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the file is part of the program", e);
        }
    }

    /** Each line a set of words; lines that begin with {@code #} are none. */
    static Synonyms of(List<String> lines) {
        Map<String, Set<String>> others = new HashMap<>();
        try (WordAnalyzer analyzer = WordAnalyzer.ofQueries()) {
            lines.stream().filter(line -> !line.startsWith("#")).map(analyzer::words).forEach(set -> set.forEach(
                    word -> others.computeIfAbsent(word, first -> new LinkedHashSet<>()).addAll(set)));
        }
        others.forEach((word, set) -> set.remove(word));
        return new Synonyms(others);
    }

    /** Of a word without its ending; none when there are none. */
    Set<String> of(String word) {
        return others.getOrDefault(word, Set.of());
    }
}
