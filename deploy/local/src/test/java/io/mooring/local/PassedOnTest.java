package io.mooring.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class PassedOnTest {

    @Test
    void takesTheServerKeyAndLimitsOfServersAndNothingElse() {
        PassedOn passedOn = PassedOn.of(Map.of("MOORING_SERVER_KEY", "secret", "MOORING_SERVER_KEY_TENANT", "acme",
                "EXECUTOR_STDIO_ENABLED", "false", "MOORING_MASTER_KEY", "x", "PATH", "/bin"));

        assertThat(passedOn.variables())
                .isEqualTo(Map.of("MOORING_SERVER_KEY", "secret", "MOORING_SERVER_KEY_TENANT", "acme",
                        "EXECUTOR_STDIO_ENABLED", "false"));
        assertThat(passedOn.toString()).contains("MOORING_SERVER_KEY").doesNotContain("secret");
    }

    @Test
    void isNothingWhereNoneIsSet() {
        assertThat(PassedOn.of(Map.of("PATH", "/bin"))).isEqualTo(PassedOn.nothing());
    }
}
