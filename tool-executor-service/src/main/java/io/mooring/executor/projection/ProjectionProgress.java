package io.mooring.executor.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.mooring.contracts.event.Topics;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;

/**
 * Up to when the audit table is known to have every end that Kafka has. Ends of the log are noted; once the whole
 * consumer group, all replicas of it, has committed past them, everything from before that moment is in the table.
 */
@ApplicationScoped
public class ProjectionProgress {

    private static final Logger LOG = Logger.getLogger(ProjectionProgress.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final KafkaClientService kafka;
    private final Clock clock;
    private volatile Mark mark = new Mark(Instant.MIN, Map.of());
    private volatile Instant complete = Instant.MIN;

    ProjectionProgress(KafkaClientService kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    /** Everything Kafka took before this moment is in the table. */
    public Instant completeUntil() {
        return complete;
    }

    @Scheduled(every = "5s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        List<KafkaConsumer<Object, Object>> consumers = kafka.getConsumers(CallConsumer.INVOKED_CHANNEL);
        if (consumers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return consumers.getFirst().runOnPollingThread((Consumer<Object, Object> consumer) -> {
            advance(consumer);
            return true;
        }).onFailure().invoke(failure -> LOG.warnf("the journal can't be measured: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull().replaceWithVoid();
    }

    private void advance(Consumer<Object, Object> consumer) {
        Instant now = clock.instant();
        Set<TopicPartition> partitions = consumer.partitionsFor(Topics.TOOL_INVOKED, PATIENCE).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        if (mark.isReached(consumer.committed(partitions, PATIENCE))) {
            complete = mark.at;
            mark = new Mark(now, ends);
        }
    }

    /**
     * The end of the log at a moment.
     *
     * @param ends partition to the offset of the next record
     */
    record Mark(Instant at, Map<TopicPartition, Long> ends) {

        /** Whether the group has committed all of it. */
        boolean isReached(Map<TopicPartition, OffsetAndMetadata> committed) {
            return ends.entrySet().stream().allMatch(end -> {
                OffsetAndMetadata position = committed.get(end.getKey());
                return end.getValue() == 0 || position != null && position.offset() >= end.getValue();
            });
        }
    }
}
