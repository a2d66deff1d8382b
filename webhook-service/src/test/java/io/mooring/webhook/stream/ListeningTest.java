package io.mooring.webhook.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.webhook.event.EventFilter;
import io.mooring.webhook.event.StoredEvents.Told;
import io.mooring.webhook.event.StreamPosition;

class ListeningTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final StreamPosition END = position(100, "");

    @Test
    void beginsAtTheEnd() {
        Listening listening = listening("*");

        listening.begin(null, END);

        assertThat(listening.position()).isEqualTo(END);
    }

    @Test
    void goesOnWhereItsListenerWas() {
        Listening listening = listening("*");
        StreamPosition last = position(99, "e");

        listening.begin(last, END);

        assertThat(listening.position()).isEqualTo(last);
    }

    @Test
    void beginsAnewWhenTheDatabaseIsAnotherOne() {
        Listening listening = listening("*");

        listening.begin(position(5000, "e"), END);

        assertThat(listening.position()).isEqualTo(END);
    }

    @Test
    void movesOnOverWhatNobodyWants() {
        Listening listening = listening("github.*");
        listening.begin(null, END);

        List<Told> heard = listening.take(List.of(told(101, "github"), told(102, "slack")), NOON);

        assertThat(heard).containsExactly(told(101, "github"));
        assertThat(listening.position()).isEqualTo(told(102, "slack").position());
    }

    @Test
    void isSilentOnceAWhile() {
        Listening listening = listening("*");

        assertThat(listening.isSilent(NOON.plusSeconds(14))).isFalse();
        assertThat(listening.isSilent(NOON.plusSeconds(15))).isTrue();
        assertThat(listening.isSilent(NOON.plusSeconds(16))).isFalse();
        listening.take(List.of(told(101, "github")), NOON.plusSeconds(29));
        assertThat(listening.isSilent(NOON.plusSeconds(31))).isFalse();
    }

    private static Listening listening(String type) {
        return new Listening(new EventFilter(null, null, type, null, null, null, null, null), Duration.ofSeconds(15),
                NOON);
    }

    private static Told told(long tx, String provider) {
        return new Told(position(tx, "e"), provider, provider + ".push", "view");
    }

    private static StreamPosition position(long tx, String id) {
        return new StreamPosition(tx, NOON, id);
    }
}
