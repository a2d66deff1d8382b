package io.mooring.connection.agent;

import static io.mooring.connection.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class NewAgentTest {

    @Test
    void needsANameAndAUser() {
        assertThat(NewAgent.of(" mail ", "ada", null)).isEqualTo(new NewAgent("mail", "ada", List.of()));
        assertRefused(() -> NewAgent.of(null, "ada", null), 400, "/name", "1 to 100");
        assertRefused(() -> NewAgent.of(" ", "ada", null), 400, "/name", "1 to 100");
        assertRefused(() -> NewAgent.of("a\nb", "ada", null), 400, "/name", "1 to 100");
        assertRefused(() -> NewAgent.of("mail", null, null), 400, "/user_id", "1 to 256");
        assertRefused(() -> NewAgent.of("mail", "x".repeat(257), null), 400, "/user_id", "1 to 256");
    }

    /** What surrounds it belongs to it: another user's id may differ in nothing else. */
    @Test
    void keepsTheUserAsItIs() {
        assertThat(NewAgent.of("mail", " ada", null).userId()).isEqualTo(" ada");
    }
}
