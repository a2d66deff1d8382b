package io.mooring.connection.agent;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.connection.IdSource;
import io.mooring.contracts.caller.AgentToken;

/** Makes agents and tokens out of chance and time. */
@ApplicationScoped
class Issuance {

    private final IdSource ids;
    private final RandomGenerator random;
    private final Clock clock;

    Issuance(IdSource ids, RandomGenerator random, Clock clock) {
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A token at the only moment its text is known.
     *
     * @param agent whose it is
     * @param bindings what that agent is bound to
     */
    record IssuedToken(AgentToken token, AgentRow agent, List<BindingRow> bindings) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "IssuedToken[" + token.agent() + "]";
        }
    }

    /** A new agent with its first token. */
    IssuedToken register(String tenant, NewAgent asked, String by) {
        AgentRow agent = new AgentRow(tenant, ids.next(AgentToken.AGENT), asked, by, now());
        return renew(agent, asked.bindings().stream().map(binding -> bind(agent, binding, by)).toList());
    }

    /** A new token; the one before is void. */
    IssuedToken renew(AgentRow agent, List<BindingRow> bindings) {
        AgentToken token = AgentToken.generate(agent.id, random);
        agent.tokenHash = token.hash();
        agent.tokenAt = now();
        return new IssuedToken(token, agent, bindings);
    }

    BindingRow bind(AgentRow agent, Binding binding, String by) {
        return new BindingRow(agent, binding, by, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
