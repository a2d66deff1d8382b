package io.mooring.contracts.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.egress.EgressFailure.Kind;
import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;

/** The beans as a service gets them, with the operating system's name lookup. */
@QuarkusTest
@TestProfile(WiringTest.LoopbackAllowed.class)
class WiringTest {

    /** What the local stack sets. */
    public static final class LoopbackAllowed implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mooring.egress.allow", "127.0.0.0/8,::1/128");
        }
    }

    private final EgressGuard guard;
    private final EgressClient client;
    private final Vertx vertx;

    @Inject
    WiringTest(EgressGuard guard, EgressClient client, Vertx vertx) {
        this.guard = guard;
        this.client = client;
        this.vertx = vertx;
    }

    @Test
    void resolvesPinsAndSends() {
        // Given
        var server = vertx.createHttpServer().requestHandler(request -> request.response().end("ok"))
                .listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        // When
        var response = client.send(EgressRequest.get("http://localhost:" + server.actualPort())).await().indefinitely();
        // Then
        assertThat(response.body()).hasToString("ok");
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void refusesWhatIsNotConfigured() {
        assertThatExceptionOfType(EgressFailure.class)
                .isThrownBy(() -> guard.pin("10.0.0.1", 5432).await().indefinitely())
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.REFUSED));
    }

    @Test
    void cannotResolveNamesThatAreReservedForThat() {
        assertThatExceptionOfType(EgressFailure.class)
                .isThrownBy(() -> guard.pin("nowhere.invalid", 5432).await().indefinitely())
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.UNRESOLVABLE));
    }
}
