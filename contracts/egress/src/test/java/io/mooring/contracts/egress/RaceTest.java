package io.mooring.contracts.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;

class RaceTest {

    private final AtomicInteger cancelled = new AtomicInteger();

    @Test
    void endsAsTheFirstAndCancelsTheOther() {
        // Given
        Runner first = new Runner();
        Runner second = new Runner();
        UniAssertSubscriber<String> end = Race.of(first.uni(), second.uni())
                .subscribe().withSubscriber(UniAssertSubscriber.create());

        // When
        second.emitter.complete("second");
        first.emitter.complete("first");

        // Then
        end.assertCompleted().assertItem("second");
        assertThat(cancelled).hasValue(1);
    }

    @Test
    void failsAsTheFirst() {
        // Given
        Runner first = new Runner();
        Runner second = new Runner();
        UniAssertSubscriber<String> end = Race.of(first.uni(), second.uni())
                .subscribe().withSubscriber(UniAssertSubscriber.create());

        // When
        first.emitter.fail(new IllegalStateException("stumbled"));

        // Then
        end.assertFailedWith(IllegalStateException.class, "stumbled");
        assertThat(cancelled).hasValue(1);
    }

    @Test
    void startsNoSecondWhenTheFirstIsThereAtOnce() {
        // Given
        Runner second = new Runner();

        // When
        UniAssertSubscriber<String> end = Race.of(Uni.createFrom().item("first"), second.uni())
                .subscribe().withSubscriber(UniAssertSubscriber.create());

        // Then
        end.assertCompleted().assertItem("first");
        assertThat(second.emitter).isNull();
    }

    @Test
    void cancelsBothWhenNobodyWaits() {
        // Given
        UniAssertSubscriber<String> end = Race.of(new Runner().uni(), new Runner().uni())
                .subscribe().withSubscriber(UniAssertSubscriber.create());

        // When
        end.cancel();

        // Then
        assertThat(cancelled).hasValue(2);
    }

    private final class Runner {

        private UniEmitter<? super String> emitter;

        Uni<String> uni() {
            return Uni.createFrom().<String>emitter(started -> emitter = started).onCancellation()
                    .invoke(cancelled::incrementAndGet);
        }
    }
}
