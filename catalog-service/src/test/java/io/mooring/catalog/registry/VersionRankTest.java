package io.mooring.catalog.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VersionRankTest {

    private static final Instant EARLY = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2026-01-01T00:00:00Z");

    /** Section 11 of SemVer, and a few more. */
    @Test
    void sortsSemanticVersionsByPrecedence() {
        List<String> ordered = List.of("0.0.9", "0.9.0", "0.10.0", "1.0.0-1", "1.0.0-2", "1.0.0-10", "1.0.0-alpha",
                "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1",
                "1.0.0", "1.0.1", "1.2.0", "v1.10.0", "2.0.0", "10.0.0", "2025.11.21");
        List<String> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(7));

        shuffled.sort(Comparator.comparing(version -> VersionRank.of(version, LATE)));

        assertThat(shuffled).containsExactlyElementsOf(ordered);
    }

    @Test
    void sortsOtherVersionsByTimeBeforeSemanticOnes() {
        assertThat(rank("2.0", EARLY)).isLessThan(rank("1.0", LATE));
        assertThat(rank("nightly", LATE)).isLessThan(rank("0.0.1", EARLY));
        assertThat(rank("1.0", null)).isLessThan(rank("1.0", EARLY));
    }

    @Test
    void prefersTheLaterOfTwoBuildsOfOneVersion() {
        assertThat(rank("1.0.0+a", EARLY)).isLessThan(rank("1.0.0", LATE));
        assertThat(rank("1.0.0+b", LATE)).isGreaterThan(rank("1.0.0", EARLY));
    }

    private static String rank(String version, @Nullable Instant published) {
        return VersionRank.of(version, published);
    }
}
