package io.mooring.executor.policy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mooring.executor.toolview.ToolPosition;

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

    /** Whether it may not run on this connection. */
    public boolean blocks(Target target) {
        return decide(target).effect() == Effect.BLOCK;
    }

    /** Whether anything at all is blocked. */
    public boolean blockAny() {
        return policies.stream().anyMatch(policy -> policy.effect() == Effect.BLOCK);
    }

    /** Call names that are named in patterns. */
    public Set<String> callNames() {
        return patterns().map(ToolPattern::callName).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Tools that are named in patterns, perhaps.
     *
     * @param integrations those that count: a call name may be that of a tool of any
     */
    public Set<ToolPosition> places(Set<String> integrations) {
        return patterns().flatMap(pattern -> pattern.places(integrations)).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<ToolPattern> patterns() {
        return policies.stream().map(Policy::parsed).flatMap(Optional::stream);
    }

    private Optional<Policy> first(Audience audience, Target target) {
        return policies.stream().filter(policy -> policy.audience() == audience && policy.concerns(target))
                .findFirst();
    }

    private Effect usual(Target target) {
        return agent && target.destructive() ? Effect.REQUIRE_APPROVAL : Effect.APPROVE;
    }
}
