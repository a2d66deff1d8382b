package io.mooring.executor.database.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.egress.database.DatabaseKind;
import io.mooring.contracts.egress.database.DatabaseLogin;

class ClientsTest {

    private static final Duration IDLE = Duration.ofSeconds(60);

    private final AtomicLong now = new AtomicLong(1);
    private final List<String> closed = new ArrayList<>();
    private final AtomicLong opened = new AtomicLong();
    private final Clients<String> clients = new Clients<>(new Clients.Keeping(2, IDLE, now::get),
            login -> "client " + opened.incrementAndGet(), closed::add);

    @Test
    void sharesOneClientOfASpot() {
        assertThat(clients.use(spot("a", "secret"))).isEqualTo("client 1");
        assertThat(clients.use(spot("a", "secret"))).isEqualTo("client 1");
    }

    @Test
    void usesNoFormerLoginAndNoOtherTenants() {
        assertThat(clients.use(spot("a", "secret"))).isEqualTo("client 1");
        assertThat(clients.use(spot("a", "changed"))).isEqualTo("client 2");
        assertThat(new Spot("acme", "a", login("x"))).isNotEqualTo(new Spot("other", "a", login("x")));
    }

    @Test
    void closesWhatNobodyHasUsedForLongEnough() {
        // Given
        String client = clients.use(spot("a", "secret"));
        now.addAndGet(IDLE.toNanos());
        clients.sweep();
        assertThat(closed).isEmpty();
        // When
        clients.release(spot("a", "secret"), client);
        clients.sweep();
        now.addAndGet(IDLE.toNanos());
        clients.sweep();
        // Then
        assertThat(closed).containsExactly("client 1");
        assertThat(clients.size()).isZero();
    }

    @Test
    void makesRoomByTheLongestIdleOne() {
        // Given
        clients.release(spot("a", "s"), clients.use(spot("a", "s")));
        now.incrementAndGet();
        clients.release(spot("b", "s"), clients.use(spot("b", "s")));
        // When
        clients.use(spot("c", "s"));
        // Then
        assertThat(closed).containsExactly("client 1");
    }

    @Test
    void refusesMoreThanAreAllowed() {
        clients.use(spot("a", "s"));
        clients.use(spot("b", "s"));

        assertThatThrownBy(() -> clients.use(spot("c", "s"))).isInstanceOf(QueryFailure.class);
        assertThat(closed).isEmpty();
    }

    private static Spot spot(String connection, String password) {
        return new Spot("acme", connection, login(password));
    }

    private static DatabaseLogin login(String password) {
        return DatabaseLogin.of(DatabaseKind.REDIS, Map.of("host", "db.example", "password", password));
    }
}
