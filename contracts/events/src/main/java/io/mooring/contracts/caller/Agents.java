package io.mooring.contracts.caller;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.connection.AgentState;

/**
 * This process's copy of {@code state.agent}: every replica reads the whole topic, so a token that is rotated or revoked and
 * a binding that is taken away are void here within a second, with no call to another service.
 */
@ApplicationScoped
public class Agents {

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    @Incoming(Topics.STATE_AGENT)
    void take(ConsumerRecord<String, AgentState> received) {
        String id = received.key().substring(received.key().lastIndexOf('/') + 1);
        AgentState state = received.value();
        if (state == null) {
            known.remove(id);
        } else {
            known.merge(id, Known.of(state), (before, news) -> before.version > news.version ? before : news);
        }
    }

    /** The agent this token stands for; empty when it is unknown, rotated, revoked or wrong. */
    public Optional<Caller> find(String text) {
        return AgentToken.parse(text).flatMap(token -> Optional.ofNullable(known.get(token.agent()))
                .filter(agent -> agent.has(token)).map(Known::caller));
    }

    /** The agent of that id, as its mandate is now; empty when it is unknown or no token of it is valid any more. */
    Optional<Caller> findById(String tenant, String id) {
        return Optional.ofNullable(known.get(id)).filter(agent -> agent.tokenHash != null).map(Known::caller)
                .filter(caller -> caller.tenant().equals(tenant));
    }

    private record Known(Caller caller, @Nullable ByteBuffer tokenHash, long version) {

        static Known of(AgentState state) {
            Mandate mandate = new Mandate(state.getUserId(), access(state.getBindings()),
                    Set.copyOf(state.getUpstreamNames()), Set.copyOf(state.getPinnedTools()));
            return new Known(
                    new Caller(state.getTenant(), Caller.Kind.AGENT, state.getId(), Set.of(Roles.AGENT), mandate),
                    state.getTokenHash(), state.getVersion());
        }

        /** A kind of access that is not known here is no access. */
        private static Map<String, Access> access(Map<String, String> bindings) {
            return bindings.entrySet().stream().filter(binding -> Access.parse(binding.getValue()).isPresent())
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey,
                            binding -> Access.parse(binding.getValue()).orElseThrow()));
        }

        boolean has(AgentToken token) {
            return tokenHash != null && Fingerprint.matches(tokenHash, token.hash());
        }
    }
}
