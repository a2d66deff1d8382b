package io.mooring.local.stack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.mooring.local.Deployable;
import io.mooring.local.PartFailure;
import io.mooring.local.Site;
import io.mooring.local.part.Application;
import io.mooring.local.part.Connect;
import io.mooring.local.part.Gateway;
import io.mooring.local.part.Kafka;
import io.mooring.local.part.Keycloak;
import io.mooring.local.part.Part;
import io.mooring.local.part.Postgres;
import io.mooring.local.part.Registry;

/** Every part a stack may have, needed ones first. */
public final class Parts {

    private final List<Part> all;
    private final Map<String, Part> byName;

    private Parts(List<Part> all) {
        this.all = List.copyOf(all);
        this.byName = all.stream().collect(Collectors.toMap(Part::name, Function.identity()));
    }

    /** The eleven parts, and more of a service where replicas were asked for. */
    public static Parts of(Site site, Replicas replicas) {
        List<Part> all = new ArrayList<>(List.of(new Postgres(site), new Kafka(site), new Keycloak(site),
                new Registry(site), new Connect(site)));
        for (Deployable service : Deployable.values()) {
            IntStream.rangeClosed(1, replicas.of(service))
                    .forEach(replica -> all.add(new Application(site, service, replica)));
        }
        all.add(new Gateway(site));
        return new Parts(all);
    }

    public List<Part> all() {
        return all;
    }

    /** The named parts alone; all of them when none is named. A service's name stands for its replicas, too. */
    public List<Part> named(Collection<String> names) {
        names.stream().filter(name -> !byName.containsKey(name)).findFirst().ifPresent(name -> {
            throw new PartFailure("there is no part '" + name + "'; the parts are "
                    + all.stream().map(Part::name).collect(Collectors.joining(", ")));
        });
        return names.isEmpty()
                ? all
                : all.stream().filter(part -> names.contains(part.name()) || names.contains(part.kind())).toList();
    }

    /** The named parts and whatever they need. */
    public List<Part> closure(Collection<String> names) {
        Set<Part> found = new LinkedHashSet<>();
        named(names).forEach(part -> collect(part, found));
        return all.stream().filter(found::contains).toList();
    }

    /** Parts of this list that the other does not have. */
    public List<Part> without(Parts other) {
        return all.stream().filter(part -> !other.byName.containsKey(part.name())).toList();
    }

    private void collect(Part part, Set<Part> found) {
        if (found.add(part)) {
            part.needs().forEach(name -> collect(byName.get(name), found));
        }
    }
}
