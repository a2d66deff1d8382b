package io.mooring.connection.session;

import static io.mooring.connection.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.connection.session.ConnectSession.Stage;
import io.mooring.connection.session.NewSession.Targets;

class ConnectSessionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final SessionConfig CONFIG = new SessionConfig() {

        @Override
        public Duration life() {
            return Duration.ofMinutes(30);
        }

        @Override
        public Duration longestLife() {
            return Duration.ofHours(24);
        }

        @Override
        public Duration kept() {
            return Duration.ofDays(7);
        }
    };

    @Test
    void endsByItself() {
        ConnectSession session = NewSession.of(asked("ada", null, null, null, null), CONFIG).session("acme", "cs_1",
                new Targets(List.of(), "main"), NOW, "key");

        assertThat(session.stage(NOW)).isEqualTo(Stage.CREATED);
        assertThat(session.stage(NOW.plus(Duration.ofMinutes(29)))).isEqualTo(Stage.CREATED);
        assertThat(session.stage(NOW.plus(Duration.ofMinutes(30)))).isEqualTo(Stage.EXPIRED);
        assertThat(session.offers("anything")).isTrue();
        assertThat(session.awaitsConfirmation()).isFalse();
    }

    @Test
    void offersWhatWasAskedForAlone() {
        ConnectSession session = NewSession.of(asked("ada", List.of("github", "github"), null, null, null), CONFIG)
                .session("acme", "cs_1", new Targets(List.of("github"), "main"), NOW, "key");

        assertThat(session.offers("github")).isTrue();
        assertThat(session.offers("slack")).isFalse();
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertRefused(() -> NewSession.of(asked(null, null, null, null, null), CONFIG), 400, "/user_id", "expected");
        assertRefused(() -> NewSession.of(asked("ada", List.of(), null, null, null), CONFIG), 400, "/integrations",
                "1");
        assertRefused(() -> NewSession.of(asked("ada", Arrays.asList("x", null), null, null, null), CONFIG), 400,
                "/integrations", "blank");
        assertRefused(() -> NewSession.of(asked("ada", List.of("x"), "conn_1", null, null), CONFIG), 400,
                "/integrations", "none");
        assertRefused(() -> NewSession.of(asked("ada", null, null, 59, null), CONFIG), 400, "/expires_in", "60");
        assertRefused(() -> NewSession.of(asked("ada", null, null, 86_401, null), CONFIG), 400, "/expires_in", "86400");
        assertRefused(() -> NewSession.of(asked("ada", null, null, null, true), CONFIG), 400, "/redirect_url", "code");
    }

    private static CreateSession asked(String user, List<String> integrations, String connection, Integer expiresIn,
            Boolean confirm) {
        return new CreateSession(null, user, integrations, null, connection, null, null, expiresIn, confirm);
    }
}
