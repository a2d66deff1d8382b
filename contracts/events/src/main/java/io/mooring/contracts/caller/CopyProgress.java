package io.mooring.contracts.caller;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

/**
 * Whether all there is of a topic was read. Before, nobody is let in by what it says: a valid key could be unknown yet, and
 * a revoked one not revoked yet.
 */
@ApplicationScoped
class CopyProgress {

    private final KafkaClientService kafka;
    private final Vertx vertx;
    private final Set<String> complete = ConcurrentHashMap.newKeySet();

    CopyProgress(KafkaClientService kafka, Vertx vertx) {
        this.kafka = kafka;
        this.vertx = vertx;
    }

    Uni<Boolean> isComplete(String topic) {
        return complete.contains(topic) ? Uni.createFrom().item(true) : look(topic);
    }

    private Uni<Boolean> look(String topic) {
        return Uni.createFrom()
                .deferred(() -> here(kafka.getConsumer(topic).runOnPollingThread(CopyProgress::hasReachedTheEnd)))
                .invoke(read -> note(topic, read));
    }

    /** The request goes on in its own context; the consumer's thread has none. */
    private Uni<Boolean> here(Uni<Boolean> elsewhere) {
        Promise<Boolean> mine = ((ContextInternal) vertx.getOrCreateContext()).promise();
        UniHelper.toFuture(elsewhere).onComplete(mine);
        return UniHelper.toUni(mine.future());
    }

    private void note(String topic, boolean read) {
        if (read) {
            complete.add(topic);
        }
    }

    private static boolean hasReachedTheEnd(Consumer<?, ?> consumer) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        return !ends.isEmpty() && ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
