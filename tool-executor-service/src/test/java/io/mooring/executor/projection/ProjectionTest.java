package io.mooring.executor.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ProjectionTest {

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
    void writesEachCallOncePerStatementInTheOrderTheyCame() {
        // When
        List<List<Noted>> rounds = CallWriter.rounds(List.of(new Noted("a", 1), new Noted("b", 1), new Noted("a", 2),
                new Noted("c", 1), new Noted("a", 3), new Noted("b", 2)));

        // Then
        assertThat(rounds).containsExactly(List.of(new Noted("a", 1), new Noted("b", 1), new Noted("c", 1)),
                List.of(new Noted("a", 2), new Noted("b", 2)), List.of(new Noted("a", 3)));
    }

    private record Noted(String id, int nth) implements CallWriter.Entry {}
}
