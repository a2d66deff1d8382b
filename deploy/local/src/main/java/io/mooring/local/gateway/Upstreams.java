package io.mooring.local.gateway;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.vertx.core.json.JsonObject;

/** Which ports each service has, and whose turn it is. {@code up} changes them while the gateway runs. */
final class Upstreams {

    private final Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();
    private volatile Map<String, List<Integer>> ports = Map.of();

    /** Takes {@code {"connection":[7402,7415]}}. */
    void replace(JsonObject fresh) {
        ports = fresh.stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> fresh.getJsonArray(entry.getKey())
                .stream().map(Integer.class::cast).toList()));
    }

    /** Every port of the service, the one whose turn it is first, so that the others can step in. */
    List<Integer> inTurn(String service) {
        List<Integer> all = ports.getOrDefault(service, List.of());
        if (all.isEmpty()) {
            return all;
        }
        int turn = turns.computeIfAbsent(service, first -> new AtomicInteger()).getAndIncrement();
        return IntStream.range(0, all.size()).mapToObj(step -> all.get(Math.floorMod(turn + step, all.size())))
                .toList();
    }
}
