package io.mooring.contracts.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records of one tenant that are applied in one transaction, in the order they came. A key belongs to one tenant, so the
 * portions of a batch keep the order of each key.
 */
record Portion<V>(String tenant, List<Arrival<V>> arrivals) {

    private static final int MOST_RECORDS = 500;
    private static final long MOST_BYTES = 2_000_000;

    /** Divides a batch: by tenant first, then so that none is too much for one transaction. */
    static <V> List<Portion<V>> of(List<Arrival<V>> batch) {
        Map<String, List<Arrival<V>>> tenants = new LinkedHashMap<>();
        batch.forEach(arrival -> tenants.computeIfAbsent(arrival.tenant(), tenant -> new ArrayList<>()).add(arrival));
        List<Portion<V>> portions = new ArrayList<>();
        tenants.forEach((tenant, arrivals) -> divide(tenant, arrivals, portions));
        return portions;
    }

    private static <V> void divide(String tenant, List<Arrival<V>> arrivals, List<Portion<V>> portions) {
        int from = 0;
        long bytes = 0;
        for (int i = 0; i < arrivals.size(); i++) {
            bytes += arrivals.get(i).bytes();
            if (i > from && (i - from == MOST_RECORDS || bytes > MOST_BYTES)) {
                portions.add(new Portion<>(tenant, arrivals.subList(from, i)));
                from = i;
                bytes = arrivals.get(i).bytes();
            }
        }
        portions.add(new Portion<>(tenant, arrivals.subList(from, arrivals.size())));
    }

    boolean isSingle() {
        return arrivals.size() == 1;
    }

    /** The two halves of one that has at least two records; the first is to be applied first. */
    List<Portion<V>> halves() {
        int middle = arrivals.size() / 2;
        return List.of(new Portion<>(tenant, arrivals.subList(0, middle)),
                new Portion<>(tenant, arrivals.subList(middle, arrivals.size())));
    }

    List<ConsumerRecord<String, V>> records() {
        return arrivals.stream().map(Arrival::record).toList();
    }
}
