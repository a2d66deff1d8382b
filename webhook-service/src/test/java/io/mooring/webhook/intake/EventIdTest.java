package io.mooring.webhook.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class EventIdTest {

    private static final byte[] BODY = "{}".getBytes(UTF_8);
    private static final byte[] OTHER = "[]".getBytes(UTF_8);

    /** A released id never changes, or repeats of old webhooks would be new events. */
    @Test
    void staysTheSameForEver() {
        assertThat(EventId.of("whe_1", "72d3162e", BODY)).isEqualTo("0ddca840-ffbb-5106-8a4e-c928c002847b");
    }

    @Test
    void followsTheDeliveryIdWhereThereIsOne() {
        assertThat(EventId.of("whe_1", "a", BODY)).isEqualTo(EventId.of("whe_1", "a", OTHER))
                .isNotEqualTo(EventId.of("whe_1", "b", BODY)).isNotEqualTo(EventId.of("whe_2", "a", BODY));
    }

    @Test
    void followsTheContentElse() {
        assertThat(EventId.of("whe_1", null, BODY)).isEqualTo(EventId.of("whe_1", null, BODY))
                .isNotEqualTo(EventId.of("whe_1", null, OTHER)).isNotEqualTo(EventId.of("whe_2", null, BODY));
    }

    /** A database keeps neither, and an event that can't be kept would be lost after it was accepted. */
    @Test
    void shortensIdsNoDatabaseKeeps() {
        assertThat(EventId.keepable("evt_1\nx")).isEqualTo("evt_1\nx");
        assertThat(List.of("a\0b", "x".repeat(301), "\ud800")).map(EventId::keepable)
                .allMatch(id -> id.matches("sha256:[0-9a-f]{64}")).doesNotHaveDuplicates();
    }
}
