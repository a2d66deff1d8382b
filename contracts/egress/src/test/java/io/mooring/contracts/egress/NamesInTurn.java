package io.mooring.contracts.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.smallrye.mutiny.Uni;

/** A name server under the attacker's control: each lookup of a name gets the next answer, the last one for ever. */
public final class NamesInTurn implements NameLookup {

    private final Map<String, Queue<List<InetAddress>>> answers = new ConcurrentHashMap<>();
    private final Queue<String> lookups = new ConcurrentLinkedQueue<>();

    public NamesInTurn answering(String name, String... addresses) {
        var answer = Arrays.stream(addresses).map(InetAddress::ofLiteral).toList();
        answers.computeIfAbsent(name, first -> new ArrayDeque<>()).add(answer);
        return this;
    }

    public List<String> lookups() {
        return List.copyOf(lookups);
    }

    @Override
    public Uni<List<InetAddress>> addressesOf(String name) {
        lookups.add(name);
        var known = answers.get(name);
        if (known == null) {
            return Uni.createFrom().failure(new UnknownHostException(name));
        }
        return Uni.createFrom().item(known.size() > 1 ? known.remove() : known.element());
    }
}
