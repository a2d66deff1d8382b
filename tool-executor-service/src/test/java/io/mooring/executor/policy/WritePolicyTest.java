package io.mooring.executor.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class WritePolicyTest {

    @Test
    void namesTheFieldThatIsWrong() {
        assertThatThrownBy(() -> wish("github", "block").requirePattern()).hasMessageContaining("/pattern");
        assertThatThrownBy(() -> wish(null, "block").requirePattern()).hasMessageContaining("/pattern");
        assertThatThrownBy(() -> wish("*", "forbid").requireEffect()).hasMessageContaining("/action");
        assertThatThrownBy(() -> new WritePolicy("u", "agent_x", "*", "block", null, null).audience())
                .hasMessageContaining("/agent_id");
        assertThatThrownBy(() -> new WritePolicy(" ", null, "*", "block", null, null).subject())
                .hasMessageContaining("/user_id");
        assertThatThrownBy(() -> new WritePolicy(null, "clerk", "*", "block", null, null).subject())
                .hasMessageContaining("/agent_id");
        assertThatThrownBy(() -> new WritePolicy(null, null, "*", "block", -1, null).checked())
                .hasMessageContaining("/position");
        assertThatThrownBy(() -> new WritePolicy(null, null, "*", "block", null, 0).checked())
                .hasMessageContaining("/expires_in");
        assertThatThrownBy(() -> new WritePolicy("u", null, "*", "block", null, null).withoutSubject())
                .hasMessageContaining("/user_id");
    }

    @Test
    void putsANewPolicyAboveWhatIsNotMoreSpecific() {
        List<PolicyRow> list = Stream.of("github.org.main.list", "github.org.*", "*").map(WritePolicyTest::row)
                .toList();

        assertThat(place(list, null, "github.org.main.delete")).isZero();
        assertThat(place(list, null, "github.org.main.*")).isEqualTo(1);
        assertThat(place(list, null, "github.*")).isEqualTo(2);
        assertThat(place(list, null, "*")).isEqualTo(2);
        assertThat(place(List.of(), null, "*")).isZero();
    }

    @Test
    void putsItWhereItIsWanted() {
        List<PolicyRow> list = Stream.of("github.*", "*").map(WritePolicyTest::row).toList();

        assertThat(place(list, 1, "github.org.main.list")).isEqualTo(1);
        assertThat(place(list, 99, "github.org.main.list")).isEqualTo(2);
    }

    private static int place(List<PolicyRow> list, Integer wanted, String pattern) {
        return Policies.place(list, wanted, ToolPattern.parse(pattern).orElseThrow());
    }

    private static WritePolicy wish(String pattern, String action) {
        return new WritePolicy(null, null, pattern, action, null, null);
    }

    private static PolicyRow row(String pattern) {
        PolicyRow row = new PolicyRow();
        row.pattern = pattern;
        return row;
    }
}
