package io.mooring.executor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final TopicPartition ZERO = new TopicPartition("tool.invoked", 0);
    private static final TopicPartition ONE = new TopicPartition("tool.invoked", 1);

    @Test
    void isCompleteOnlyWhenEveryPartitionIsCommittedToItsEnd() {
        // Given
        var mark = new ProjectionProgress.Mark(Instant.EPOCH, Map.of(ZERO, 5L, ONE, 0L));

        // Then
        assertThat(mark.isReached(Map.of())).isFalse();
        assertThat(mark.isReached(Map.of(ZERO, new OffsetAndMetadata(4)))).isFalse();
        assertThat(mark.isReached(Map.of(ZERO, new OffsetAndMetadata(5)))).isTrue();
    }

    @Test
    void filtersByWhatIsGiven() {
        // When
        CallFilter filter = CallFilter.of("u1", null, null, "running", "2026-11-21T00:00:00Z");

        // Then
        assertThat(filter.conditions())
                .isEqualTo(" and startedAt >= :since and userId = :userId and outcome is null");
        assertThat(filter.parameters()).containsOnlyKeys("userId", "since");
    }

    @Test
    void refusesFilterItDoesNotKnow() {
        assertThatThrownBy(() -> CallFilter.of(null, null, null, "lost", null)).hasMessageContaining("outcome");
        assertThatThrownBy(() -> CallFilter.of(null, null, null, null, "today")).hasMessageContaining("since");
        assertThatThrownBy(() -> CallPosition.parse("nonsense")).hasMessageContaining("cursor");
    }
}
