package io.mooring.executor.policy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The policies that may concern one caller and user, and how they decide. Of each audience's policies the first one that
 * matches speaks; of those that speak the most restrictive decides. When none does: whatever an agent would destroy needs
 * an approval, everything else runs.
 *
 * @param policies in the order of their positions
 * @param agent whether the caller is an agent
 */
public record Rules(List<Policy> policies, boolean agent) {

    /** Decides. */
    public Decision decide(Target target) {
        List<Policy> matched = Arrays.stream(Audience.values()).map(audience -> first(audience, target))
                .flatMap(Optional::stream).sorted(Comparator.comparing(Policy::effect).reversed()).toList();
        return matched.isEmpty()
                ? new Decision(usual(target), matched)
                : new Decision(matched.getFirst().effect(), matched);
    }

    private Optional<Policy> first(Audience audience, Target target) {
        return policies.stream().filter(policy -> policy.audience() == audience && policy.concerns(target))
                .findFirst();
    }

    private Effect usual(Target target) {
        return agent && target.destructive() ? Effect.REQUIRE_APPROVAL : Effect.APPROVE;
    }
}
