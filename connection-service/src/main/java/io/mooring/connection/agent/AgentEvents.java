package io.mooring.connection.agent;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.connection.AgentBound;
import io.mooring.contracts.event.connection.AgentState;
import io.mooring.contracts.event.connection.AgentUnbound;

/** What others are told of a change. */
final class AgentEvents {

    private AgentEvents() {}

    /** The state of an agent, and what became of its bindings. */
    static List<Event> changed(AgentRow agent, Map<String, Binding> before, Map<String, Binding> after) {
        List<Event> events = bindings(agent, before, after);
        events.add(event(agent, AgentState.newBuilder().setTenant(agent.tenant).setId(agent.id).setName(agent.name)
                .setUserId(agent.userId)
                .setTokenHash(agent.tokenHash == null ? null : ByteBuffer.wrap(agent.tokenHash))
                .setBindings(texts(after)).setUpstreamNames(upstreamNames(after)).setPinnedTools(pinned(after))
                .setVersion(agent.version).build()));
        return events;
    }

    /** An agent is gone, its bindings with it. */
    static List<Event> deleted(AgentRow agent, Map<String, Binding> before) {
        List<Event> events = bindings(agent, before, Map.of());
        events.add(Event.tombstone(Topics.STATE_AGENT, agent.tenant, agent.id));
        return events;
    }

    private static List<Event> bindings(AgentRow agent, Map<String, Binding> before, Map<String, Binding> after) {
        List<Event> events = new ArrayList<>();
        new TreeMap<>(before).keySet().stream().filter(app -> !after.containsKey(app))
                .forEach(app -> events.add(event(agent, AgentUnbound.newBuilder().setTenant(agent.tenant)
                        .setId(agent.id).setUserId(agent.userId).setApp(app).setVersion(agent.version).build())));
        new TreeMap<>(after).forEach((app, binding) -> {
            if (!binding.equals(before.get(app))) {
                events.add(event(agent, AgentBound.newBuilder().setTenant(agent.tenant).setId(agent.id)
                        .setUserId(agent.userId).setApp(app).setAccess(binding.access().text())
                        .setVersion(agent.version)
                        .build()));
            }
        });
        return events;
    }

    private static Event event(AgentRow agent, org.apache.avro.specific.SpecificRecord payload) {
        return Event.of(agent.tenant, agent.id, payload);
    }

    private static List<String> upstreamNames(Map<String, Binding> bindings) {
        return bindings.values().stream().filter(Binding::upstreamNames).map(Binding::app).sorted().toList();
    }

    private static List<String> pinned(Map<String, Binding> bindings) {
        return bindings.values().stream().flatMap(binding -> binding.pinned().stream()).distinct().sorted().toList();
    }

    private static Map<String, String> texts(Map<String, Binding> bindings) {
        Map<String, String> texts = new TreeMap<>();
        bindings.forEach((app, binding) -> texts.put(app, binding.access().text()));
        return texts;
    }
}
