package io.mooring.connection.agent;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.mooring.connection.Ids;

/** Agents as they are kept. */
final class Rows {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final Issuance ISSUANCE = new Issuance(Ids.seeded(), new Random(7), Clock.fixed(NOW, ZoneOffset.UTC));

    private Rows() {}

    static AgentRow agent() {
        return new AgentRow("acme", "agent_abcdefghijklmno2", new NewAgent("mail", "ada", List.of()), "key", NOW);
    }

    /** Bindings written as {@code gmail:read}. */
    static List<BindingRow> bound(AgentRow agent, String... bindings) {
        return Stream.of(bindings).map(text -> ISSUANCE.bind(agent, Binding.ofText(text, "app"), "key")).toList();
    }
}
