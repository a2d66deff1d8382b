package io.mooring.local.part;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.local.Deployable;
import io.mooring.local.PartFailure;
import io.mooring.local.connector.OutboxConnectors;

/** The topics of the contracts and their dead letters, made through the admin client: the broker makes none itself. */
final class Topics {

    /** One entry of {@code mooring/topics.json}; {@code cleanup} is {@code delete} or {@code compact}. */
    record Topic(String name, int partitions, String cleanup) {

        private Topic deadLetters() {
            return new Topic(name + ".dlq", 1, TopicConfig.CLEANUP_POLICY_DELETE);
        }

        private NewTopic asNew() {
            return new NewTopic(name, partitions, (short) 1)
                    .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup));
        }
    }

    private static final Duration LOOK = Duration.ofSeconds(10);
    /** All topics at once, on a broker that has just started. */
    private static final Duration CREATION = Duration.ofSeconds(120);

    private final String brokers;

    Topics(String brokers) {
        this.brokers = brokers;
    }

    /** What the contracts declare, each with its dead-letter topic. */
    static List<Topic> declared() {
        try (InputStream in = Topics.class.getResourceAsStream("/mooring/topics.json")) {
            if (in == null) {
                throw new PartFailure("mooring/topics.json is missing from contracts-events");
            }
            List<Topic> topics = JsonMapper.builder().build().readValue(in, new TypeReference<List<Topic>>() {
            });
            return topics.stream().flatMap(topic -> Stream.of(topic, topic.deadLetters())).toList();
        } catch (IOException e) {
            throw new PartFailure("mooring/topics.json can't be read", e);
        }
    }

    /** Where the outbox connectors tell that they live; without its topic a connector's first heartbeat blocks it. */
    static List<Topic> heartbeats() {
        return Arrays.stream(Deployable.values()).map(service -> new Topic(
                OutboxConnectors.heartbeatTopic(service.database()), 1, TopicConfig.CLEANUP_POLICY_COMPACT)).toList();
    }

    boolean brokerAnswers() {
        try (Admin admin = admin(LOOK)) {
            return !within(LOOK, admin.describeCluster().nodes()).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    void create(List<Topic> topics) {
        try (Admin admin = admin(CREATION)) {
            Set<String> present = within(CREATION, admin.listTopics().names());
            within(CREATION, admin.createTopics(
                    topics.stream().filter(topic -> !present.contains(topic.name())).map(Topic::asNew).toList()).all());
        } catch (ExecutionException | TimeoutException e) {
            throw new PartFailure("the topics can't be made", e);
        }
    }

    private Admin admin(Duration limit) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(limit.toMillis()),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(limit.toMillis()),
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, "50", AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                "200"));
    }

    private static <T> T within(Duration limit, org.apache.kafka.common.KafkaFuture<T> answer)
            throws ExecutionException, TimeoutException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted");
        }
    }
}
