package io.mooring.contracts.caller;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import io.mooring.contracts.event.Topics;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;

/** Ready once all keys there are were read: before, a valid key would be refused, and a 401 is not tried again. */
@Readiness
@ApplicationScoped
class ApiKeysReadiness implements AsyncHealthCheck {

    private static final Logger LOG = Logger.getLogger(ApiKeysReadiness.class);

    private final KafkaClientService kafka;
    private volatile boolean complete;

    ApiKeysReadiness(KafkaClientService kafka) {
        this.kafka = kafka;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return (complete ? Uni.createFrom().item(true) : look()).onFailure()
                .recoverWithItem(ApiKeysReadiness::notRead)
                .map(read -> HealthCheckResponse.named("API keys").status(read).build());
    }

    private Uni<Boolean> look() {
        return Uni.createFrom().deferred(() -> kafka.getConsumer(Topics.STATE_API_KEY)
                .runOnPollingThread(ApiKeysReadiness::hasReachedTheEnd)).invoke(read -> complete = read);
    }

    private static boolean hasReachedTheEnd(Consumer<?, ?> consumer) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        return !ends.isEmpty() && ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static boolean notRead(Throwable failure) {
        LOG.debug("whether all API keys are read can't be told", failure);
        return false;
    }
}
