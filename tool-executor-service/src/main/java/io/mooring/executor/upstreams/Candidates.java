package io.mooring.executor.upstreams;

import java.util.Comparator;
import java.util.List;

/**
 * Who may have what is asked for.
 *
 * @param servers one when the name says which, else all that keep their own names; in order of their integrations
 * @param name what it is called there
 */
record Candidates(List<Server> servers, String name) {

    static Candidates of(List<Server> servers, Thing thing, String name) {
        return servers.stream()
                .filter(server -> !server.keepsNames() && name.startsWith(thing.prefix(server.integration())))
                .max(Comparator.comparingInt(server -> server.integration().length()))
                .map(server -> new Candidates(List.of(server),
                        name.substring(thing.prefix(server.integration()).length())))
                .orElseGet(() -> new Candidates(servers.stream().filter(Server::keepsNames).toList(), name));
    }
}
