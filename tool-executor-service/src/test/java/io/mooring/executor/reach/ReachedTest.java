package io.mooring.executor.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.policy.Effect;
import io.mooring.executor.policy.Rules;
import io.mooring.executor.toolview.ToolView;
import io.mooring.executor.toolview.Veil;

class ReachedTest {

    private static final ConnectionView WORK = Notes.connection("work");
    private static final ConnectionView HOME = Notes.connection("home");
    private static final ToolView READ = Notes.tool("read");
    private static final ToolView ERASE = Notes.tool("erase");

    @Test
    void hidesATool() {
        Veil veil = veil(Notes.rules("mcp_notes_erase", Effect.BLOCK), ERASE);

        assertThat(veil.hidden()).containsExactly(ERASE.position());
        assertThat(veil.shown()).isEmpty();
        assertThat(veil.connections()).contains("conn_work", "conn_home");
        assertThat(veil.integrations()).containsExactlyInAnyOrder("notes", "mooring");
    }

    @Test
    void hidesAConnection() {
        Reached reached = reached(Notes.rules("notes.org.work.*", Effect.BLOCK));

        assertThat(reached.connections(READ)).containsExactly(HOME);
        assertThat(reached.admitting("read")).containsExactly(HOME);
        assertThat(veil(reached.rules()).connections()).contains("conn_home").doesNotContain("conn_work");
        assertThat(veil(reached.rules()).integrations()).contains("notes");
    }

    @Test
    void showsWhatAPolicyLetsThroughABlock() {
        Veil veil = veil(Notes.rules("mcp_notes_read", Effect.APPROVE, "notes.*", Effect.BLOCK), READ);

        assertThat(veil.integrations()).containsExactly("mooring");
        assertThat(veil.connections()).doesNotContain("conn_work", "conn_home");
        assertThat(veil.shown()).containsExactly(READ.position());
        assertThat(reached(Notes.rules("mcp_notes_read", Effect.APPROVE, "notes.*", Effect.BLOCK)).connections(ERASE))
                .isEmpty();
    }

    @Test
    void hidesToolsOfMooringItself() {
        assertThat(veil(Notes.rules("mooring.*", Effect.BLOCK)).integrations()).containsExactly("notes");
    }

    @Test
    void tellsVariantsApart() {
        ToolView atHome = Notes.tool("read", Set.of("conn_home"));
        ToolView atWork = Notes.tool("erase", Set.of("conn_work"));

        Veil veil = veil(Notes.rules("notes.org.work.erase", Effect.BLOCK), atHome, atWork);

        assertThat(veil.shown()).containsExactly(atHome.position());
        assertThat(veil.hidden()).containsExactly(atWork.position());
    }

    private static Veil veil(Rules rules, ToolView... named) {
        return java.util.Objects.requireNonNull(reached(rules).veiled(List.of(named)).reach().veil());
    }

    private static Reached reached(Rules rules) {
        List<ConnectionView> usable = List.of(WORK, HOME);
        return new Reached(UserReach.of(usable, Scope.unlimited(), null), usable, rules);
    }
}
