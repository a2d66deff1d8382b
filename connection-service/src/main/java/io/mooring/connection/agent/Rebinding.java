package io.mooring.connection.agent;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mooring.contracts.caller.Access;
import io.mooring.contracts.problem.GeneralError;

/**
 * A change of an agent's bindings.
 *
 * @param before what it is bound to
 * @param after app to access, as it is to be
 */
record Rebinding(AgentRow agent, List<BindingRow> before, Map<String, Access> after) {

    Rebinding(AgentRow agent, List<BindingRow> before) {
        this(agent, before, AgentStore.access(before));
    }

    /** One more, or another access. Fails with 400 when it is one too many. */
    Rebinding with(Binding binding) {
        Map<String, Access> more = new TreeMap<>(after);
        more.put(binding.app(), binding.access());
        if (more.size() > Binding.MOST) {
            throw GeneralError.BAD_REQUEST.because("an agent has at most " + Binding.MOST + " bindings");
        }
        return new Rebinding(agent, before, more);
    }

    /** These and no other. */
    Rebinding to(List<Binding> wanted) {
        Map<String, Access> others = new TreeMap<>();
        wanted.forEach(binding -> others.put(binding.app(), binding.access()));
        return new Rebinding(agent, before, others);
    }

    Rebinding without(String app) {
        Map<String, Access> fewer = new TreeMap<>(after);
        fewer.remove(app);
        return new Rebinding(agent, before, fewer);
    }

    boolean isNone() {
        return AgentStore.access(before).equals(after);
    }

    /** Rows that go: those of apps that are no longer bound, and those whose access changes. */
    List<BindingRow> removed() {
        return before.stream().filter(row -> after.get(row.app) != row.binding().access()).toList();
    }

    /** What comes in their place. */
    List<Binding> added() {
        Map<String, Access> known = AgentStore.access(before);
        return after.entrySet().stream().filter(wanted -> known.get(wanted.getKey()) != wanted.getValue())
                .map(wanted -> new Binding(wanted.getKey(), wanted.getValue())).toList();
    }
}
