package io.mooring.contracts.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What several state records of one tenant come to, one after the other: first the removed keys are taken away, then the
 * values are saved, each key at most once in either list. A key is in both when it came back after its tombstone.
 *
 * @param removed record keys that had a tombstone, in the order of their first one
 * @param saved the value to keep of each key: the highest version after the last tombstone, of equal ones the latest
 */
public record StateChanges<V>(List<String> removed, List<V> saved) {

    static <V> StateChanges<V> of(List<ConsumerRecord<String, V>> records, ToLongFunction<V> version) {
        Set<String> removed = new LinkedHashSet<>();
        Map<String, V> saved = new LinkedHashMap<>();
        for (ConsumerRecord<String, V> record : records) {
            @Nullable
            V value = record.value();
            if (value == null) {
                removed.add(record.key());
                saved.remove(record.key());
            } else {
                saved.merge(record.key(), value,
                        (known, later) -> version.applyAsLong(later) >= version.applyAsLong(known) ? later : known);
            }
        }
        return new StateChanges<>(List.copyOf(removed), List.copyOf(new ArrayList<>(saved.values())));
    }
}
