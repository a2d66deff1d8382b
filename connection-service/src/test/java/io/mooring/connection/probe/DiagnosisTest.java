package io.mooring.connection.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mooring.connection.link.Account;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.Grant;
import io.mooring.connection.link.Lifecycle;
import io.mooring.connection.link.Links;
import io.mooring.connection.link.Trigger;

class DiagnosisTest {

    private static final Instant ENDS = Links.MADE_AT.plusSeconds(3600);
    private static final Connection ACTIVE = Links.in(ConnectionStatus.ACTIVE);

    @ParameterizedTest
    @CsvSource({"PENDING, not_connected", "DISABLED, disabled", "REVOKING, revoked", "REVOKED, revoked",
            "FAILED, not_connected", "REAUTH_REQUIRED, revoked"})
    void knowsWithoutAsking(ConnectionStatus status, String reason) {
        Diagnosis made = Diagnosis.known(Links.in(status), ENDS.minusSeconds(1));

        assertThat(made).isNotNull();
        assertThat(made.success()).isFalse();
        assertThat(made.reason()).isEqualTo(reason);
    }

    @Test
    void asksAboutWhatMayWork() {
        assertThat(Diagnosis.known(ACTIVE, ENDS.minusMillis(1))).isNull();
    }

    @Test
    void saysThatATokenEndedAndWhatHindersItsRenewal() {
        assertThat(Diagnosis.known(ACTIVE, ENDS).reason()).isEqualTo("expired");
        assertThat(Diagnosis.known(hindered("invalid_client"), ENDS).reason()).isEqualTo("rotated_client_secret");
        assertThat(Diagnosis.known(hindered("timeout"), ENDS).reason()).isEqualTo("unreachable");
        assertThat(Diagnosis.known(hindered("http_429"), ENDS).reason()).isEqualTo("rate_limited");
        assertThat(Diagnosis.known(hindered("http_429"), ENDS).retryAt()).isEqualTo(ENDS.plusSeconds(30));
    }

    @Test
    void saysHowAGrantDied() {
        assertThat(Diagnosis.known(lost("invalid_grant"), ENDS)).satisfies(made -> {
            assertThat(made.reason()).isEqualTo("revoked");
            assertThat(made.reconnect()).isTrue();
        });
        assertThat(Diagnosis.known(lost("unauthorized"), ENDS).reason()).isEqualTo("unauthorized");
    }

    @Test
    void namesTheAccountAndTheScopesThatAreMissing() {
        Finding accepted = new Finding.Accepted(new Account("a1", "octo"));
        Grant less = new Grant("cfg_1", List.of(), List.of("repo", "user"), ENDS, null);
        Connection lessGranted = Lifecycle.decide(ACTIVE, new Trigger.Refreshed(less, null), Links.MADE_AT).after();

        assertThat(Diagnoses.of(ACTIVE, accepted).message()).contains("octo");
        assertThat(Diagnoses.of(ACTIVE, accepted).success()).isTrue();
        assertThat(Diagnoses.of(lessGranted, accepted).reason()).isEqualTo("missing_scope");
        assertThat(Diagnoses.of(lessGranted, accepted).missingScopes()).containsExactly("repo", "user");
        assertThat(Diagnoses.of(lessGranted, new Finding.Unknown()).reason()).isEqualTo("missing_scope");
        assertThat(Diagnoses.of(ACTIVE, new Finding.Unknown()).reason()).isEqualTo("unproven");
    }

    @Test
    void passesOnWhenTheProviderWantsToBeAskedAgain() {
        Diagnosis made = Diagnoses.of(ACTIVE, new Finding.Hindered("rate_limited", "too many", ENDS));

        assertThat(made.reason()).isEqualTo("rate_limited");
        assertThat(made.retryAt()).isEqualTo(ENDS);
        assertThat(made.message()).isEqualTo("Too many.");
    }

    private static Connection hindered(String reason) {
        return Lifecycle.decide(ACTIVE, new Trigger.Hindered(reason, "It says so.", ENDS.plusSeconds(30)), ENDS)
                .after();
    }

    private static Connection lost(String reason) {
        return Lifecycle.decide(ACTIVE, new Trigger.GrantLost(reason, "It says so."), ENDS).after();
    }
}
