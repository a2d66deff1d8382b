package io.mooring.catalog.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mooring.catalog.provider.Publication.Fact;
import io.mooring.contracts.provider.Providers;

class PublicationTest {

    private static final Fact KEPT = new Fact("kept", "Kept", "{\"id\":\"kept\"}");
    private static final Fact CHANGED = new Fact("changed", "Changed", "{\"id\":\"changed\"}");
    private static final Fact ADDED = new Fact("added", "Added", "{\"id\":\"added\"}");

    @Test
    void saysWhatChangedAndWhatIsGone() {
        Publication publication = Publication.of(
                Map.of("kept", KEPT.hash(), "changed", "of other facts", "gone", "any"),
                List.of(ADDED, CHANGED, KEPT));

        assertThat(publication.changed()).containsExactly(ADDED, CHANGED);
        assertThat(publication.gone()).containsExactly("gone");
    }

    @Test
    void saysNothingTwice() {
        assertThat(Publication.of(Map.of("kept", KEPT.hash()), List.of(KEPT)))
                .isEqualTo(new Publication(List.of(), List.of()));
    }

    @Test
    void hashesTheSameFactsAlike() {
        List<Fact> once = Publication.shipped(Providers.registered());
        List<Fact> again = Publication.shipped(Providers.registered());

        assertThat(once).hasSizeGreaterThan(140).isEqualTo(again);
    }
}
