package io.mooring.executor.upstreams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.caller.Caller;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;

class RoundsTest {

    private static final Caller ADA = new Caller("acme", Caller.Kind.AGENT, "ada", Set.of());
    private static final Caller EVE = new Caller("acme", Caller.Kind.AGENT, "eve", Set.of());

    private final Rounds rounds = new Rounds(2);

    @Test
    void hasFewOfACallerAtOnceAndAnotherWhenOneIsOver() {
        // Given
        UniAssertSubscriber<String> first = begin(ADA);
        UniAssertSubscriber<String> second = begin(ADA);

        // When
        UniAssertSubscriber<String> third = begin(ADA);

        // Then
        second.assertNotTerminated();
        third.assertFailedWith(HttpProblem.class);
        assertThat(((HttpProblem) third.getFailure()).getStatusCode()).isEqualTo(429);
        begin(EVE).assertNotTerminated();
        first.cancel();
        begin(ADA).assertNotTerminated();
        begin(ADA).assertFailedWith(HttpProblem.class);
    }

    @Test
    void countsWhatFailsNoLonger() {
        for (int round = 0; round < 5; round++) {
            rounds.oneMore(ADA, Uni.createFrom().<String>failure(new IllegalStateException("gone"))).subscribe()
                    .withSubscriber(UniAssertSubscriber.create()).assertFailedWith(IllegalStateException.class);
        }
    }

    private UniAssertSubscriber<String> begin(Caller caller) {
        return rounds.oneMore(caller, Uni.createFrom().<String>emitter((UniEmitter<? super String> never) -> {}))
                .subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
