package io.mooring.executor.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Mandate;
import io.mooring.contracts.caller.Roles;

class UserIdTest {

    private static final Caller PLATFORM = new Caller("acme", Caller.Kind.API_KEY, "key", Set.of(Roles.PLATFORM));
    private static final Caller AGENT = new Caller("acme", Caller.Kind.AGENT, "agent_1", Set.of(Roles.AGENT),
            new Mandate("ada", Map.of()));

    @Test
    void isWhatAPlatformSays() {
        assertThat(UserId.of(PLATFORM, "user_id", "eve")).isEqualTo("eve");
        assertThatThrownBy(() -> UserId.of(PLATFORM, "user_id", null)).extracting("statusCode").isEqualTo(400);
    }

    @Test
    void isTheAgentsOwn() {
        assertThat(UserId.of(AGENT, "user_id", null)).isEqualTo("ada");
        assertThat(UserId.of(AGENT, "user_id", "ada")).isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eve", "", "Ada", "ada ", "ada\0", "*"})
    void isNobodyElsesForAnAgent(String forged) {
        assertThatThrownBy(() -> UserId.of(AGENT, "user_id", forged)).extracting("statusCode").isEqualTo(403);
    }
}
