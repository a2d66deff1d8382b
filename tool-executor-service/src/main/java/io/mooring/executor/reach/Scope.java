package io.mooring.executor.reach;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.mooring.contracts.caller.Access;
import io.mooring.contracts.caller.Mandate;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.resolution.Offer;
import io.mooring.executor.toolview.Kin;
import io.mooring.executor.toolview.ToolView;

/**
 * How far a caller's tools go: everybody's to the end, an agent's as far as it is bound. What it is not bound to does not
 * exist for it; built-in tools, which run the tenant, never do.
 *
 * @param limited whether it is an agent's
 * @param access integration to access, when limited
 */
record Scope(boolean limited, Map<String, Access> access) {

    private static final Scope UNLIMITED = new Scope(false, Map.of());

    static Scope unlimited() {
        return UNLIMITED;
    }

    /** An agent's, over these integrations. */
    static Scope of(Mandate mandate, List<Kin> integrations) {
        Map<String, Access> access = new HashMap<>();
        for (Kin kin : integrations) {
            mandate.access(kin.integration(), kin.family(), kin.provider())
                    .ifPresent(granted -> access.put(kin.integration(), granted));
        }
        return new Scope(true, Map.copyOf(access));
    }

    /** Whether tools of the integration exist. */
    boolean reaches(String integration) {
        return !limited || access.containsKey(integration);
    }

    /** Those of the integrations whose writing tools are out of reach. */
    Set<String> readOnly() {
        return access.entrySet().stream().filter(granted -> granted.getValue() == Access.READ).map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What there is of an offer. */
    Offer existing(Offer offer) {
        return left(offer, offer.variants().stream().filter(this::exists).toList());
    }

    /** What may be run of it. Fails with 403 when it is there, but writes and may only be read. */
    Allowed limit(Allowed allowed) {
        return new Allowed(limit(allowed.offer()), allowed.whole(), allowed.rules());
    }

    Offer limit(Offer offer) {
        List<ToolView> existing = existing(offer).variants();
        List<ToolView> admitted = existing.stream().filter(this::admits).toList();
        if (admitted.isEmpty() && !existing.isEmpty()) {
            throw ExecutorError.READ_ONLY.because("the agent may only read " + existing.getFirst().integration()
                    + ", and " + existing.getFirst().callName() + " is not known to change nothing");
        }
        return left(offer, admitted);
    }

    private static Offer left(Offer offer, List<ToolView> variants) {
        return variants.size() == offer.variants().size() ? offer : Offer.of(variants, offer.connections());
    }

    private boolean exists(ToolView tool) {
        return !limited || !tool.isBuiltIn() && access.containsKey(tool.integration());
    }

    private boolean admits(ToolView tool) {
        return !limited || access.get(tool.integration()) == Access.FULL || tool.readOnly();
    }
}
