package io.mooring.executor.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.bucket4j.TimeMeter;
import io.mooring.contracts.caller.Caller;
import io.mooring.executor.session.Owner;
import io.quarkiverse.resteasy.problem.HttpProblem;

class PaceTest {

    private static final Owner ADA = new Owner("acme", "AGENT", "ada", "/agents/ada/mcp");
    private static final int AT_ONCE = 20;

    private long now;
    private final Pace pace = new Pace(new Slow(), new TimeMeter() {

        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    /** Ten requests in a second. */
    private record Slow() implements EntranceConfig {

        @Override
        public URI publicUrl() {
            return URI.create("http://localhost");
        }

        @Override
        public String authorizationServer() {
            return "http://localhost";
        }

        @Override
        public long perSecond() {
            return 10;
        }

        @Override
        public long atOnce() {
            return AT_ONCE;
        }

        @Override
        public Optional<List<String>> origins() {
            return Optional.empty();
        }
    }

    @Test
    void refusesWhoComesTooFastUntilItsTimeIsOver() {
        // Given
        for (int request = 0; request < AT_ONCE; request++) {
            pace.require(ADA);
        }

        // When
        HttpProblem refusal = catchThrowableOfType(HttpProblem.class, () -> pace.require(ADA));

        // Then
        assertThat(refusal.getStatusCode()).isEqualTo(429);
        assertThat(refusal.getHeaders()).containsEntry("Retry-After", 1L);
        now += 100_000_000;
        assertThatNoException().isThrownBy(() -> pace.require(ADA));
        assertThat(catchThrowableOfType(HttpProblem.class, () -> pace.require(ADA))).isNotNull();
    }

    @Test
    void countsACallerAtAllItsAddressesAndNobodyElse() {
        // Given
        for (int request = 0; request < AT_ONCE; request++) {
            pace.require(ADA);
        }

        // When, Then
        assertThat(catchThrowableOfType(HttpProblem.class,
                () -> pace.require(new Owner("acme", "AGENT", "ada", "/mcp")))).isNotNull();
        assertThat(catchThrowableOfType(HttpProblem.class,
                () -> pace.require(new Caller("acme", Caller.Kind.AGENT, "ada", Set.of())))).isNotNull();
        assertThatNoException().isThrownBy(() -> pace.require(new Owner("acme", "AGENT", "eve", "/mcp")));
        assertThatNoException().isThrownBy(() -> pace.require(new Owner("other", "AGENT", "ada", "/mcp")));
        assertThatNoException().isThrownBy(() -> pace.require(new Owner("acme", "PERSON", "ada", "/mcp")));
    }
}
