package io.mooring.executor.mcpclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

class BurstsTest {

    private record Place(String tenant, String connection) {}

    private static final Place NOTES = new Place("acme", "conn_1");

    private final List<UniEmitter<? super Void>> pauses = new ArrayList<>();
    private final Bursts<Place> bursts = new Bursts<>(() -> Uni.createFrom().emitter(pauses::add));
    private final List<Place> effects = new ArrayList<>();

    @Test
    void hasOneEffectAtOnceAndOneForAllThatFollow() {
        // Given
        for (int i = 0; i < 1000; i++) {
            say(NOTES);
        }
        assertThat(effects).containsExactly(NOTES);

        // When
        endPause();

        // Then
        assertThat(effects).containsExactly(NOTES, NOTES);
    }

    @Test
    void pausesAfterTheLastEffectAsWell() {
        say(NOTES);
        say(NOTES);
        endPause();

        say(NOTES);
        assertThat(effects).hasSize(2);
        endPause();
        assertThat(effects).hasSize(3);
    }

    @Test
    void remembersNothingOfAPlaceThatIsQuiet() {
        say(NOTES);

        endPause();

        assertThat(effects).hasSize(1);
        assertThat(bursts.open()).isZero();
        say(NOTES);
        assertThat(effects).hasSize(2);
    }

    @Test
    void mergesEachPlaceByItself() {
        Place sameNameElsewhere = new Place("bits", "conn_1");

        say(NOTES);
        say(sameNameElsewhere);

        assertThat(effects).containsExactly(NOTES, sameNameElsewhere);
    }

    private void say(Place place) {
        bursts.merge(place, Uni.createFrom().<Void>voidItem().invoke(() -> effects.add(place))).subscribe()
                .with(over -> {
                    // goes on by itself
                });
    }

    private void endPause() {
        pauses.removeFirst().complete(null);
    }
}
