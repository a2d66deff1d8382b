package io.mooring.executor.reach;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.policy.Decision;
import io.mooring.executor.policy.Effect;
import io.mooring.executor.policy.Rules;
import io.mooring.executor.policy.Target;
import io.mooring.executor.resolution.Action.Address;
import io.mooring.executor.resolution.Offer;
import io.mooring.executor.toolview.ToolView;

/**
 * What policies leave of an offer. On what is blocked the tool does not exist for the caller.
 *
 * @param offer what is left
 * @param whole what there would be without them
 * @param rules what may become of a call
 */
public record Allowed(Offer offer, Offer whole, Rules rules) {

    private static final Offer NOTHING = new Offer(List.of(), List.of());

    /** A tool that is blocked, for those who keep the policies and the audit. */
    public record Blocked(ToolView tool, @Nullable ConnectionView connection, Decision decision) {}

    static Allowed of(Offer whole, Rules rules) {
        if (!rules.blockAny() || whole.variants().isEmpty()) {
            return new Allowed(whole, whole, rules);
        }
        ToolView any = whole.variants().getFirst();
        List<ConnectionView> open = whole.connections().stream()
                .filter(connection -> !rules.blocks(Target.of(any, connection))).toList();
        boolean nothing = whole.connections().isEmpty() ? rules.blocks(Target.unconnected(any)) : open.isEmpty();
        return new Allowed(nothing ? NOTHING : Offer.of(whole.variants(), open), whole, rules);
    }

    /** The same, of which no more than this is left. */
    Allowed narrowed(Offer left) {
        return new Allowed(left, whole, rules);
    }

    /** The tool that is asked for, when it is a policy that takes it away. */
    public Optional<Blocked> blocked(@Nullable Address address, @Nullable String wanted) {
        if (whole.variants().isEmpty() || offer.isComplete(address, wanted)) {
            return Optional.empty();
        }
        ToolView any = whole.variants().getFirst();
        return whole.connections().isEmpty()
                ? blocked(any, null, rules.decide(Target.unconnected(any)))
                : whole.candidates(address, wanted).stream().findFirst()
                        .flatMap(connection -> blocked(any, connection, rules.decide(Target.of(any, connection))));
    }

    private static Optional<Blocked> blocked(ToolView tool, @Nullable ConnectionView connection, Decision decision) {
        return decision.effect() == Effect.BLOCK
                ? Optional.of(new Blocked(tool, connection, decision))
                : Optional.empty();
    }
}
