package io.mooring.contracts.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.connection.AgentState;

class MandatesTest {

    private static final String ID = "agent_abcdefghijklmno2";

    private final Agents agents = new Agents();
    @SuppressWarnings("NullAway") // tokens are not waited for
    private final Mandates mandates = new Mandates(agents, null);

    @Test
    void takesATokenForAProofUntilItIsRenewed() {
        AgentToken first = renewed(1);

        assertThat(mandates.isProof("Bearer " + first.text())).isTrue();
        assertThat(mandates.isProof("Bearer " + first.text() + "x")).isFalse();
        assertThat(mandates.isProof("Bearer eyJhbGciOiJIUzI1NiJ9.e30.x")).isFalse();
        assertThat(mandates.isProof(null)).isFalse();

        AgentToken next = renewed(2);
        assertThat(mandates.isProof("Bearer " + first.text())).isFalse();
        assertThat(mandates.isProof("Bearer " + next.text())).isTrue();
    }

    private AgentToken renewed(long version) {
        AgentToken token = AgentToken.generate(ID, new SecureRandom());
        agents.take(new ConsumerRecord<>(Topics.STATE_AGENT, 0, 0, "acme/" + ID,
                AgentState.newBuilder().setTenant("acme").setId(ID).setName("mail").setUserId("ada")
                        .setTokenHash(ByteBuffer.wrap(token.hash())).setBindings(Map.of()).setVersion(version)
                        .build()));
        return token;
    }
}
