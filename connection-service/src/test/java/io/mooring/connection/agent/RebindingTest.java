package io.mooring.connection.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.caller.Access;

class RebindingTest {

    private final AgentRow agent = Rows.agent();
    private final Rebinding now = new Rebinding(agent, Rows.bound(agent, "github:full", "gmail:read"));

    @Test
    void addsAnApp() {
        Rebinding change = now.with(Binding.ofText("slack:read", "app"));

        assertThat(change.added()).containsExactly(new Binding("slack", Access.READ));
        assertThat(change.removed()).isEmpty();
        assertThat(change.after()).hasSize(3);
    }

    @Test
    void changesAnAccess() {
        Rebinding change = now.with(Binding.ofText("gmail:full", "app"));

        assertThat(change.added()).containsExactly(new Binding("gmail", Access.FULL));
        assertThat(change.removed()).extracting(row -> row.app).containsExactly("gmail");
    }

    @Test
    void changesNothingWhenAllIsAsWanted() {
        assertThat(now.with(Binding.ofText("gmail:read", "app")).isNone()).isTrue();
        assertThat(now.to(List.of(Binding.ofText("gmail:read", ""), Binding.ofText("github:full", ""))).isNone())
                .isTrue();
        assertThat(now.without("slack").isNone()).isTrue();
    }

    @Test
    void replacesThemAll() {
        Rebinding change = now.to(List.of(Binding.ofText("gmail:full", "")));

        assertThat(change.after()).isEqualTo(Map.of("gmail", new Binding("gmail", Access.FULL)));
        assertThat(change.removed()).extracting(row -> row.app).containsExactly("github", "gmail");
        assertThat(now.to(List.of()).added()).isEmpty();
    }

    @Test
    void endsAtTheMostAnAgentCanHave() {
        String[] many = IntStream.range(0, Binding.MOST).mapToObj(i -> "app-" + i + ":read").toArray(String[]::new);
        Rebinding full = new Rebinding(agent, Rows.bound(agent, many));

        assertThat(full.with(Binding.ofText("app-1:full", "")).after()).hasSize(Binding.MOST);
        assertThatThrownBy(() -> full.with(Binding.ofText("one-more:read", ""))).hasMessageContaining("at most 100");
    }
}
