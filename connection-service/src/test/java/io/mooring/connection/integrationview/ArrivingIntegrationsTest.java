package io.mooring.connection.integrationview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.mooring.connection.ConnectionError;
import io.smallrye.mutiny.Uni;

class ArrivingIntegrationsTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void takesWhatArrivesWhileItIsAskedFor() {
        assertThat(patient(LONGEST).awaiting(() -> arrivingAt(3)).await().atMost(LONGEST)).isEqualTo("here");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void tellsWhatIsMissingInTheEnd() {
        assertThatThrownBy(() -> patient(Duration.ofSeconds(2)).awaiting(() -> arrivingAt(Integer.MAX_VALUE)).await()
                .atMost(LONGEST)).hasMessageContaining("not parcels");
        assertThat(attempts).hasValueGreaterThan(1);
    }

    @Test
    void doesNotRepeatWhatFailsOtherwise() {
        assertThatThrownBy(() -> patient(LONGEST).awaiting(() -> {
            attempts.incrementAndGet();
            return Uni.createFrom().failure(new IllegalStateException("the database is away"));
        }).await().atMost(LONGEST)).hasMessage("the database is away");
        assertThat(attempts).hasValue(1);
    }

    @SuppressWarnings("NullAway") // attempts bring their own transactions
    private static ArrivingIntegrations patient(Duration lag) {
        return new ArrivingIntegrations(null, new IntegrationViewStore(), () -> lag);
    }

    private Uni<String> arrivingAt(int attempt) {
        return attempts.incrementAndGet() >= attempt
                ? Uni.createFrom().item("here")
                : Uni.createFrom().failure(ArrivingIntegrations
                        .notHeardOf(ConnectionError.UNKNOWN_INTEGRATION.at("/integration", "expected, not parcels")));
    }
}
