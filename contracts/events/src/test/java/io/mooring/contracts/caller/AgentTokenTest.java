package io.mooring.contracts.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentTokenTest {

    private static final String AGENT = "agent_abcdefghijklmno2";
    private static final String SECRET = "A".repeat(43);

    @Test
    void parsesWhatItGenerates() {
        AgentToken token = AgentToken.generate(AGENT, new SecureRandom());

        assertThat(token.text()).matches("agt_abcdefghijklmno2_[A-Za-z0-9_-]{43}");
        assertThat(AgentToken.parse(token.text())).contains(token);
        assertThat(AgentToken.generate(AGENT, new SecureRandom()).text()).isNotEqualTo(token.text());
    }

    @Test
    void isForAgentsOnly() {
        assertThatThrownBy(() -> AgentToken.generate("conn_abcdefghijklmno2", new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "agt_", "agt_abcdefghijklmno2_short",
            "agt_abcdefghijklmno1_" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "agt_abcdefghijklmno2_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "mk_abcdefghijklmno2_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "agt_abcdefghijklmno2_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"})
    void refusesWhatIsNoToken(String text) {
        assertThat(AgentToken.parse(text)).isEmpty();
    }

    @Test
    void printsWithoutTheSecret() {
        assertThat(AgentToken.parse("agt_abcdefghijklmno2_" + SECRET).orElseThrow())
                .hasToString("AgentToken[agent_abcdefghijklmno2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer agt_x", "bearer agt_x", "BEARER  agt_x "})
    void isFoundInTheHeaderOfBearerTokens(String header) {
        assertThat(AgentAuthentication.token(header)).isEqualTo("agt_x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer eyJhbGciOi.J9.x", "Basic agt_x", "agt_x", "Bearer xagt_x"})
    void leavesOtherHeadersToOthers(String header) {
        assertThat(AgentAuthentication.token(header)).isNull();
        assertThat(AgentAuthentication.token(null)).isNull();
    }
}
