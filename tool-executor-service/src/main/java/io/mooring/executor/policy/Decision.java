package io.mooring.executor.policy;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of a call, and why.
 *
 * @param matched the policy each audience has for it, the deciding one first; none when the default decides
 */
public record Decision(Effect effect, List<Policy> matched) {

    /** The policy that decides; empty when it is the default. */
    public Optional<Policy> by() {
        return matched.stream().findFirst();
    }

    /** For the caller: which rule it was. */
    public String reason() {
        return by().map(policy -> "policy " + policy.id() + " (" + policy.pattern() + ", " + policy.audience().text()
                + ")").orElse("the default for agents: tools that destroy something need an approval");
    }
}
