package io.mooring.local.stack;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.mooring.local.Deployable;
import io.mooring.local.PartFailure;
import io.mooring.local.Ports;

/** How many processes of each service there are to be. */
public record Replicas(Map<Deployable, Integer> counts) {

    public Replicas {
        counts = Map.copyOf(counts);
    }

    public static Replicas single() {
        return new Replicas(Map.of());
    }

    /** Reads {@code service=count}, as given to {@code up --replicas}. */
    public static Replicas parse(List<String> wishes) {
        Map<Deployable, Integer> counts = new EnumMap<>(Deployable.class);
        for (String wish : wishes) {
            String[] pair = wish.split("=", 2);
            Deployable service = Deployable.find(pair[0]).orElseThrow(() -> malformed(wish));
            counts.put(service, pair.length == 2 ? count(wish, pair[1]) : malformedCount(wish));
        }
        return new Replicas(counts);
    }

    /** What the names of running parts say: {@code connection-3} is the third process of connection. */
    public static Replicas among(Collection<String> parts) {
        Map<Deployable, Integer> counts = new EnumMap<>(Deployable.class);
        for (Deployable service : Deployable.values()) {
            for (int replica = 2; replica <= Ports.MAX_REPLICAS; replica++) {
                if (parts.contains(service.id() + "-" + replica)) {
                    counts.put(service, replica);
                }
            }
        }
        return new Replicas(counts);
    }

    public int of(Deployable service) {
        return counts.getOrDefault(service, 1);
    }

    /** These wishes, and for what they don't name the others. */
    public Replicas over(Replicas others) {
        Map<Deployable, Integer> merged = new EnumMap<>(Deployable.class);
        merged.putAll(others.counts);
        merged.putAll(counts);
        return new Replicas(merged);
    }

    private static int count(String wish, String text) {
        try {
            int count = Integer.parseInt(text);
            return count >= 1 && count <= Ports.MAX_REPLICAS ? count : malformedCount(wish);
        } catch (NumberFormatException e) {
            return malformedCount(wish);
        }
    }

    private static int malformedCount(String wish) {
        throw malformed(wish);
    }

    private static PartFailure malformed(String wish) {
        return new PartFailure("--replicas takes SERVICE=COUNT, a service and a count of 1 to " + Ports.MAX_REPLICAS
                + ", such as connection=3; it was '" + wish + "'");
    }
}
