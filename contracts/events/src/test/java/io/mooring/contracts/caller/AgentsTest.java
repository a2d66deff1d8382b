package io.mooring.contracts.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.connection.AgentState;

class AgentsTest {

    private static final String ID = "agent_abcdefghijklmno2";

    private final AgentToken token = AgentToken.generate(ID, new SecureRandom());
    private final Agents agents = new Agents();

    @Test
    void knowsForWhomAnAgentActsAndHowFar() {
        take(state(token, 1, Map.of("gmail", "read", "github", "full")));

        assertThat(agents.find(token.text())).contains(new Caller("acme", Caller.Kind.AGENT, ID, Set.of(Roles.AGENT),
                new Mandate("ada", Map.of("gmail", Access.READ, "github", Access.FULL))));
    }

    @Test
    void refusesATokenThatWasRotated() {
        take(state(token, 1, Map.of()));
        AgentToken next = AgentToken.generate(ID, new SecureRandom());
        take(state(next, 2, Map.of()));

        assertThat(agents.find(token.text())).isEmpty();
        assertThat(agents.find(next.text())).isPresent();
    }

    @Test
    void refusesATokenThatWasRevoked() {
        take(state(token, 1, Map.of()));
        take(AgentState.newBuilder(state(token, 2, Map.of())).setTokenHash(null).build());

        assertThat(agents.find(token.text())).isEmpty();
    }

    @Test
    void refusesTheTokenOfAnAgentThatIsGone() {
        take(state(token, 1, Map.of()));
        take(null);

        assertThat(agents.find(token.text())).isEmpty();
    }

    @Test
    void ignoresAnOlderState() {
        take(state(token, 2, Map.of()));
        take(state(AgentToken.generate(ID, new SecureRandom()), 1, Map.of("github", "full")));

        assertThat(agents.find(token.text()).orElseThrow().mandate()).isEqualTo(new Mandate("ada", Map.of()));
    }

    @Test
    void takesAnAccessItDoesNotKnowForNone() {
        take(state(token, 1, Map.of("gmail", "own")));

        assertThat(agents.find(token.text()).orElseThrow().mandate()).isEqualTo(new Mandate("ada", Map.of()));
    }

    private void take(AgentState state) {
        agents.take(new ConsumerRecord<>(Topics.STATE_AGENT, 0, 0, "acme/" + ID, state));
    }

    private static AgentState state(AgentToken token, long version, Map<String, String> bindings) {
        return AgentState.newBuilder().setTenant("acme").setId(ID).setName("mail").setUserId("ada")
                .setTokenHash(ByteBuffer.wrap(token.hash())).setBindings(bindings).setVersion(version).build();
    }
}
