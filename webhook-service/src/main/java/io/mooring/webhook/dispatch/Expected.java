package io.mooring.webhook.dispatch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

/** Deliveries that transactions of this process wrote, until their commit is told. */
@ApplicationScoped
class Expected {

    private final AtomicReference<Map<String, Integer>> written = new AtomicReference<>(Map.of());

    void add(List<Made> made) {
        Map<String, Integer> more = made.stream().collect(Collectors.toMap(Made::subscription, one -> 1, Integer::sum));
        written.updateAndGet(before -> sum(before, more));
    }

    Due take() {
        return new Due(written.getAndSet(Map.of()));
    }

    private static Map<String, Integer> sum(Map<String, Integer> one, Map<String, Integer> other) {
        return Stream.concat(one.entrySet().stream(), other.entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
    }
}
