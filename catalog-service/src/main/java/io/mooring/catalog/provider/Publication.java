package io.mooring.catalog.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.mooring.catalog.ContentHash;
import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.Providers;

/**
 * What has to be said so that the published facts are the shipped ones.
 *
 * @param changed new ones and those with other facts
 * @param gone ids of those that are no longer shipped
 */
record Publication(List<Fact> changed, List<String> gone) {

    /** A provider with its facts as text. */
    record Fact(String id, String displayName, String text) {

        static Fact of(ProviderFacts facts) {
            return new Fact(facts.id(), facts.displayName(), facts.text());
        }

        String hash() {
            return ContentHash.of(text);
        }
    }

    static List<Fact> shipped(Providers providers) {
        return providers.ids().stream().map(providers::find).flatMap(Optional::stream)
                .map(IntegrationProvider::facts).map(Fact::of).toList();
    }

    /** {@code published}: id to hash of the facts. */
    static Publication of(Map<String, String> published, List<Fact> shipped) {
        Map<String, String> gone = new TreeMap<>(published);
        List<Fact> changed = new ArrayList<>();
        for (Fact fact : shipped) {
            if (!fact.hash().equals(gone.remove(fact.id()))) {
                changed.add(fact);
            }
        }
        return new Publication(changed, List.copyOf(gone.keySet()));
    }
}
