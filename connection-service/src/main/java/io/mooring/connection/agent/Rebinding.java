package io.mooring.connection.agent;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mooring.contracts.problem.GeneralError;

/**
 * A change of an agent's bindings.
 *
 * @param before what it is bound to
 * @param after by their apps, as they are to be
 */
record Rebinding(AgentRow agent, List<BindingRow> before, Map<String, Binding> after) {

    Rebinding(AgentRow agent, List<BindingRow> before) {
        this(agent, before, AgentStore.byApp(before));
    }

    /** One more, or another one for its app. Fails with 400 when it is one too many. */
    Rebinding with(Binding binding) {
        Map<String, Binding> more = new TreeMap<>(after);
        more.put(binding.app(), binding);
        if (more.size() > Binding.MOST) {
            throw GeneralError.BAD_REQUEST.because("an agent has at most " + Binding.MOST + " bindings");
        }
        return new Rebinding(agent, before, more);
    }

    /** These and no other. */
    Rebinding to(List<Binding> wanted) {
        Map<String, Binding> others = new TreeMap<>();
        wanted.forEach(binding -> others.put(binding.app(), binding));
        return new Rebinding(agent, before, others);
    }

    Rebinding without(String app) {
        Map<String, Binding> fewer = new TreeMap<>(after);
        fewer.remove(app);
        return new Rebinding(agent, before, fewer);
    }

    boolean isNone() {
        return AgentStore.byApp(before).equals(after);
    }

    /** Rows that go: those of apps that are no longer bound, and those that change. */
    List<BindingRow> removed() {
        return before.stream().filter(row -> !row.binding().equals(after.get(row.app))).toList();
    }

    /** What comes in their place. */
    List<Binding> added() {
        Map<String, Binding> known = AgentStore.byApp(before);
        return after.values().stream().filter(wanted -> !wanted.equals(known.get(wanted.app()))).toList();
    }
}
