package io.mooring.contracts.caller;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

import io.mooring.contracts.event.Topics;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;

/**
 * Whether all keys there are were read. Before, nobody is let in by key: a valid one could be unknown yet, and a revoked
 * one not revoked yet.
 */
@ApplicationScoped
class ApiKeysProgress {

    private final KafkaClientService kafka;
    private volatile boolean complete;

    ApiKeysProgress(KafkaClientService kafka) {
        this.kafka = kafka;
    }

    Uni<Boolean> isComplete() {
        return complete ? Uni.createFrom().item(true) : look().invoke(read -> complete = read);
    }

    private Uni<Boolean> look() {
        return Uni.createFrom().deferred(() -> kafka.getConsumer(Topics.STATE_API_KEY)
                .runOnPollingThread(ApiKeysProgress::hasReachedTheEnd));
    }

    private static boolean hasReachedTheEnd(Consumer<?, ?> consumer) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        return !ends.isEmpty() && ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
