package io.mooring.executor.toolrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.executor.ExecutorError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Promise;

class PersistenceTest {

    private static final HttpProblem UNCONNECTED = HttpProblem
            .builder(ExecutorError.NO_CONNECTION.because("connect it first")).with("integration", "notes").build();
    private static final HttpProblem UNKNOWN = ExecutorError.UNKNOWN_TOOL.because("no such tool");

    private final List<Duration> paused = new ArrayList<>();
    private final Promise<Void> gone = Promise.promise();
    private int run;

    @Test
    void runsUntilTheToolIsKnownOnTheNewConnection() {
        run(3, UNCONNECTED).assertItem("done");

        assertThat(paused).containsExactlyElementsOf(Persistence.PAUSES.subList(0, 2));
    }

    @Test
    void doesNotRepeatWhatIsRefusedForAnotherReason() {
        run(3, UNKNOWN).assertFailedWith(HttpProblem.class, "no such tool");

        assertThat(run).isOne();
    }

    @Test
    void givesUp() {
        run(100, UNCONNECTED).assertFailedWith(HttpProblem.class, "connect it first");

        assertThat(run).isEqualTo(Persistence.PAUSES.size() + 1);
    }

    @Test
    void endsWhenNobodyWaitsAnyMore() {
        gone.complete();

        run(3, UNCONNECTED).assertFailedWith(HttpProblem.class, "connect it first");
        assertThat(run).isOne();
    }

    private UniAssertSubscriber<String> run(int succeeds, HttpProblem refused) {
        Uni<String> call = Uni.createFrom().item(() -> {
            if (++run < succeeds) {
                throw refused;
            }
            return "done";
        });
        return Persistence.run(call, Persistence.PAUSES, time -> {
            paused.add(time);
            return Uni.createFrom().voidItem();
        }, gone.future()).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
