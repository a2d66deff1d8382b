package io.mooring.executor.resolution;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names a caller may have meant, by the trigrams they share (Dice coefficient). */
public final class NearestNames {

    private static final int MOST = 5;
    private static final double LEAST_ALIKE = 0.2;

    private NearestNames() {}

    /** At most five, the most alike first. */
    public static List<String> of(String asked, Collection<String> names) {
        Set<String> wanted = trigrams(asked);
        return names.stream().map(name -> new Scored(name, alike(wanted, trigrams(name))))
                .filter(scored -> scored.score >= LEAST_ALIKE)
                .sorted(Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::name)).limit(MOST)
                .map(Scored::name).toList();
    }

    private static double alike(Set<String> one, Set<String> other) {
        long shared = one.stream().filter(other::contains).count();
        return 2.0 * shared / (one.size() + other.size());
    }

    private static Set<String> trigrams(String text) {
        String padded = "  " + text.toLowerCase(Locale.ROOT) + " ";
        Set<String> trigrams = new HashSet<>();
        for (int i = 0; i + 3 <= padded.length(); i++) {
            trigrams.add(padded.substring(i, i + 3));
        }
        return trigrams;
    }

    private record Scored(String name, double score) {}
}
