package io.mooring.executor.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.policy.Effect;
import io.mooring.executor.resolution.Action;
import io.mooring.executor.resolution.Offer;
import io.mooring.executor.toolview.ToolView;

class AllowedTest {

    private static final ConnectionView WORK = Notes.connection("work");
    private static final ConnectionView HOME = Notes.connection("home");
    private static final ToolView ERASE = Notes.tool("erase");

    @Test
    void leavesAllWithoutABlock() {
        Offer offer = new Offer(List.of(ERASE), List.of(WORK));

        assertThat(Allowed.of(offer, Notes.rules("notes.*", Effect.REQUIRE_APPROVAL)).offer()).isEqualTo(offer);
    }

    @Test
    void leavesTheConnectionsOnWhichItMayRun() {
        Allowed allowed = Allowed.of(new Offer(List.of(ERASE), List.of(WORK, HOME)),
                Notes.rules("notes.org.work.erase", Effect.BLOCK));

        assertThat(allowed.offer().connections()).containsExactly(HOME);
        assertThat(allowed.blocked(null, null)).isEmpty();
        assertThat(allowed.blocked(null, "work")).get().extracting(Allowed.Blocked::connection).isEqualTo(WORK);
        assertThat(allowed.blocked(Action.parse("notes.org.work.erase").address(), null)).isPresent();
        assertThat(allowed.blocked(null, "no such")).isEmpty();
    }

    @Test
    void hasNoToolWhereItIsBlockedEverywhere() {
        Allowed allowed = Allowed.of(new Offer(List.of(ERASE), List.of(WORK, HOME)),
                Notes.rules("mcp_notes_erase", Effect.BLOCK));

        assertThat(allowed.offer().variants()).isEmpty();
        assertThat(allowed.blocked(null, null)).get()
                .extracting(blocked -> blocked.decision().effect()).isEqualTo(Effect.BLOCK);
    }

    /** Whether somebody has connected it yet tells nothing about a tool that is blocked. */
    @Test
    void hasNoToolThatIsBlockedBeforeItIsConnected() {
        Offer unconnected = new Offer(List.of(ERASE), List.of());

        assertThat(Allowed.of(unconnected, Notes.rules("notes.*", Effect.BLOCK)).offer().variants()).isEmpty();
        assertThat(Allowed.of(unconnected, Notes.rules("notes.*", Effect.BLOCK)).blocked(null, null)).isPresent();
        assertThat(Allowed.of(unconnected, Notes.rules("notes.org.work.*", Effect.BLOCK)).offer().variants())
                .isEqualTo(List.of(ERASE));
    }

    @Test
    void knowsNothingOfAToolThatIsNotThere() {
        Allowed allowed = Allowed.of(new Offer(List.of(), List.of()), Notes.rules("*", Effect.BLOCK));

        assertThat(allowed.blocked(null, null)).isEmpty();
    }
}
