package io.mooring.connection.probe;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.mooring.connection.credential.RenderedPlacement;
import io.mooring.contracts.provider.ProviderFacts;

/** Where a token goes that was granted just now, before any integration is asked about it. */
final class GrantedPlacements {

    private static final String TOKEN = "access_token";

    private GrantedPlacements() {}

    /** As the facts of the provider say; {@code Authorization: Bearer} where they say nothing. */
    static List<RenderedPlacement> of(ProviderFacts facts, Map<String, String> values) {
        return facts.placements().isEmpty()
                ? List.of(new RenderedPlacement("header", "Authorization", "Bearer " + values.get(TOKEN)))
                : facts.placements().stream().flatMap(placement -> rendered(placement, values)).toList();
    }

    private static Stream<RenderedPlacement> rendered(ProviderFacts.Placement placement, Map<String, String> values) {
        String value = values.get(placement.variable() == null ? TOKEN : placement.variable());
        String prefix = placement.prefix() == null ? "" : placement.prefix();
        return Stream.ofNullable(value)
                .map(known -> new RenderedPlacement(placement.carrier(), placement.name(), prefix + known));
    }
}
