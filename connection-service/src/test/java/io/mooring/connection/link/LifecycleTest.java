package io.mooring.connection.link;

import static io.mooring.connection.link.ConnectionStatus.ABANDONED;
import static io.mooring.connection.link.ConnectionStatus.ACTIVE;
import static io.mooring.connection.link.ConnectionStatus.DEGRADED;
import static io.mooring.connection.link.ConnectionStatus.DISABLED;
import static io.mooring.connection.link.ConnectionStatus.FAILED;
import static io.mooring.connection.link.ConnectionStatus.PENDING;
import static io.mooring.connection.link.ConnectionStatus.REAUTH_REQUIRED;
import static io.mooring.connection.link.ConnectionStatus.REVOKED;
import static io.mooring.connection.link.ConnectionStatus.REVOKING;
import static io.mooring.connection.link.ConnectionStatus.VERIFYING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.mooring.connection.link.Standing.Health;
import io.mooring.connection.link.Step.Fact;
import io.quarkiverse.resteasy.problem.HttpProblem;

class LifecycleTest {

    private static final Instant NOW = Links.MADE_AT.plusSeconds(60);
    private static final Grant GRANT = new Grant("cfg_1", List.of("repo"), List.of(), NOW.plusSeconds(3600), null);
    private static final Account SAME = new Account("a1", "octo");

    /** Every trigger, and where it leads from each status that allows it. */
    static Stream<Arguments> triggers() {
        return Stream.of(
                Arguments.of(new Trigger.Submitted(GRANT, NOW), Map.of(PENDING, VERIFYING)),
                Arguments.of(new Trigger.Accepted(), Map.of(PENDING, ACTIVE, VERIFYING, ACTIVE)),
                Arguments.of(new Trigger.Verified(SAME, null),
                        Map.of(VERIFYING, ACTIVE, ACTIVE, ACTIVE, DEGRADED, ACTIVE)),
                Arguments.of(new Trigger.Refused("unauthorized", "401"),
                        Map.of(PENDING, FAILED, VERIFYING, FAILED, ACTIVE, REAUTH_REQUIRED, DEGRADED,
                                REAUTH_REQUIRED)),
                Arguments.of(new Trigger.TimedOut(), Map.of(PENDING, ABANDONED)),
                Arguments.of(new Trigger.Refreshed(GRANT, NOW),
                        Map.of(ACTIVE, ACTIVE, DEGRADED, ACTIVE, DISABLED, DISABLED, REVOKING, REVOKING)),
                Arguments.of(new Trigger.Hindered("timeout", "no answer", NOW),
                        Map.of(VERIFYING, VERIFYING, ACTIVE, DEGRADED, DEGRADED, DEGRADED)),
                Arguments.of(new Trigger.GrantLost("invalid_grant", "gone"),
                        Map.of(VERIFYING, FAILED, ACTIVE, REAUTH_REQUIRED, DEGRADED, REAUTH_REQUIRED, DISABLED,
                                DISABLED)),
                Arguments.of(new Trigger.Reconnected(GRANT, SAME, NOW),
                        Map.of(VERIFYING, ACTIVE, ACTIVE, ACTIVE, DEGRADED, ACTIVE, REAUTH_REQUIRED, ACTIVE)),
                Arguments.of(new Trigger.SwitchedOff(),
                        Map.of(ACTIVE, DISABLED, DEGRADED, DISABLED, REAUTH_REQUIRED, DISABLED)),
                Arguments.of(new Trigger.SwitchedOn(), Map.of(DISABLED, ACTIVE)),
                Arguments.of(new Trigger.RevocationBegun(NOW, null),
                        Map.of(PENDING, REVOKING, VERIFYING, REVOKING, ACTIVE, REVOKING, DEGRADED, REVOKING,
                                REAUTH_REQUIRED, REVOKING, DISABLED, REVOKING)),
                Arguments.of(new Trigger.RevocationBegun(NOW, Standing.REMOVING),
                        Map.of(PENDING, REVOKING, VERIFYING, REVOKING, ACTIVE, REVOKING, DEGRADED, REVOKING,
                                REAUTH_REQUIRED, REVOKING, DISABLED, REVOKING, REVOKING, REVOKING)),
                Arguments.of(new Trigger.RevocationHindered("no answer", NOW), Map.of(REVOKING, REVOKING)),
                Arguments.of(new Trigger.Renamed("other"),
                        Map.of(PENDING, PENDING, VERIFYING, VERIFYING, ACTIVE, ACTIVE, DEGRADED, DEGRADED,
                                REAUTH_REQUIRED, REAUTH_REQUIRED, DISABLED, DISABLED)),
                Arguments.of(new Trigger.RevocationDone("revoked_upstream", "Both tokens.", List.of()),
                        Map.of(PENDING, REVOKED, VERIFYING, REVOKED, ACTIVE, REVOKED, DEGRADED, REVOKED,
                                REAUTH_REQUIRED, REVOKED, DISABLED, REVOKED, REVOKING, REVOKED)),
                Arguments.of(new Trigger.Removed(Standing.REMOVING, null, null),
                        Arrays.stream(ConnectionStatus.values())
                                .collect(Collectors.toMap(status -> status, status -> status))));
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void leadsWhereTheTableSaysAndNowhereElse(Trigger trigger, Map<ConnectionStatus, ConnectionStatus> table) {
        Map<ConnectionStatus, ConnectionStatus> seen = new EnumMap<>(ConnectionStatus.class);
        for (ConnectionStatus status : ConnectionStatus.values()) {
            HttpProblem refused = catchThrowableOfType(HttpProblem.class, () -> seen.put(status,
                    Lifecycle.decide(Links.in(status), trigger, NOW).after().status()));
            if (refused != null) {
                assertThat(refused.getStatusCode()).isEqualTo(409);
            }
        }
        assertThat(seen).isEqualTo(table);
    }

    @Test
    void raisesTheVersionWithEachStepAndTheCredentialsWithEachNewOne() {
        Connection after = Lifecycle.decide(Links.in(ACTIVE), new Trigger.Refreshed(GRANT, NOW), NOW).after();

        assertThat(after.version()).isEqualTo(6);
        assertThat(after.credentialVersion()).isEqualTo(4);
        assertThat(after.updatedAt()).isEqualTo(NOW);
        assertThat(after.standing().health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void tellsOfDegradationOnceAndOfRecovery() {
        Trigger hindered = new Trigger.Hindered("timeout", "no answer", NOW.plusSeconds(30));
        Step first = Lifecycle.decide(Links.in(ACTIVE), hindered, NOW);
        Step second = Lifecycle.decide(first.after(), hindered, NOW);
        Step back = Lifecycle.decide(second.after(), new Trigger.Refreshed(GRANT, NOW), NOW);

        assertThat(first.facts()).containsExactly(Fact.DEGRADED);
        assertThat(second.facts()).isEmpty();
        assertThat(second.after().standing().failures()).isEqualTo(2);
        assertThat(back.facts()).containsExactly(Fact.REFRESHED, Fact.RECOVERED);
        assertThat(back.after().standing().failures()).isZero();
        assertThat(back.after().standing().reason()).isNull();
    }

    @Test
    void givesUpWhatCouldNotBeRefreshedForAWeek() {
        Trigger hindered = new Trigger.Hindered("timeout", "no answer", NOW);
        Instant late = Links.MADE_AT.plusSeconds(3600).plus(Duration.ofDays(7)); // it expires after an hour
        Connection tried = Links.failing(DEGRADED, 12);

        assertThat(Lifecycle.decide(tried, hindered, late.minusMillis(1)).after().status()).isEqualTo(DEGRADED);
        assertThat(Lifecycle.decide(tried, hindered, late).after().status()).isEqualTo(REAUTH_REQUIRED);
    }

    @Test
    void doesNotGiveUpWhatWasHardlyTried() {
        Trigger hindered = new Trigger.Hindered("timeout", "no answer", NOW);

        assertThat(Lifecycle.decide(Links.failing(DEGRADED, 1), hindered, NOW.plus(Duration.ofDays(90))).after()
                .status()).isEqualTo(DEGRADED);
    }

    @Test
    void remembersWhileSwitchedOffThatTheGrantDied() {
        Connection off = Lifecycle.decide(Links.in(DISABLED), new Trigger.GrantLost("invalid_grant", "gone"), NOW)
                .after();

        assertThat(Lifecycle.decide(off, new Trigger.SwitchedOn(), NOW).after().status()).isEqualTo(REAUTH_REQUIRED);
    }

    @Test
    void takesAnotherNameAsOneStep() {
        Connection after = Lifecycle.decide(Links.in(ACTIVE), new Trigger.Renamed("other"), NOW).after();

        assertThat(after.name()).isEqualTo("other");
        assertThat(after.version()).isEqualTo(6);
        assertThat(after.credentialVersion()).isEqualTo(3);
        assertThat(after.refreshing()).isTrue();
    }

    @Test
    void tellsOfOtherScopes() {
        Grant less = new Grant("cfg_1", List.of(), List.of("repo"), null, null);

        assertThat(Lifecycle.decide(Links.in(ACTIVE), new Trigger.Refreshed(less, NOW), NOW).facts())
                .containsExactly(Fact.REFRESHED, Fact.SCOPES_CHANGED);
    }

    @Test
    void returnsToWhereItWasSwitchedOff() {
        Connection off = Lifecycle.decide(Links.in(REAUTH_REQUIRED), new Trigger.SwitchedOff(), NOW).after();

        assertThat(Lifecycle.decide(off, new Trigger.SwitchedOn(), NOW).after().status()).isEqualTo(REAUTH_REQUIRED);
    }

    @Test
    void leavesTheLeaseToItsHolder() {
        assertThat(Lifecycle.decide(Links.in(ACTIVE), new Trigger.SwitchedOff(), NOW).after().refreshing()).isTrue();
        assertThat(Lifecycle.decide(Links.in(ACTIVE), new Trigger.Refreshed(GRANT, NOW), NOW).after().refreshing())
                .isFalse();
    }

    @Test
    void keepsNoSecretOfWhatIsOver() {
        Trigger refused = new Trigger.Refused("unauthorized", "401");

        assertThat(Lifecycle.decide(Links.in(VERIFYING), refused, NOW).destroysCredential()).isTrue();
        assertThat(Lifecycle.decide(Links.in(ACTIVE), refused, NOW).destroysCredential()).isFalse();
    }

    @Test
    void removesWhatWasToBeRemovedOnceTheProviderWasTold() {
        Connection ending = Lifecycle
                .decide(Links.in(ACTIVE), new Trigger.RevocationBegun(NOW, Standing.INTEGRATION_REMOVED), NOW).after();
        Connection waiting = Lifecycle.decide(ending, new Trigger.RevocationHindered("No answer.", NOW), NOW).after();

        Step end = Lifecycle.decide(waiting, new Trigger.RevocationDone("revoked_upstream", "All.", List.of("a")), NOW);

        assertThat(waiting.standing().removal()).isEqualTo(Standing.INTEGRATION_REMOVED);
        assertThat(waiting.standing().failures()).isEqualTo(1);
        assertThat(end.removes()).isTrue();
        assertThat(end.destroysCredential()).isTrue();
        assertThat(end.facts()).containsExactly(Fact.REVOKED);
        assertThat(end.end()).isEqualTo(
                new Step.End(Standing.INTEGRATION_REMOVED, "revoked_upstream", "All.", List.of("a")));
    }

    @Test
    void keepsWhatWasOnlyRevoked() {
        Connection ending = Lifecycle.decide(Links.in(ACTIVE), new Trigger.RevocationBegun(NOW, null), NOW).after();

        Step end = Lifecycle.decide(ending, new Trigger.RevocationDone("not_supported", "No way.", List.of()), NOW);

        assertThat(end.removes()).isFalse();
        assertThat(end.destroysCredential()).isTrue();
        assertThat(end.after().standing().reason()).isEqualTo("not_supported");
    }

    @Test
    void destroysTheCredentialOfWhatIsRemovedWhereverItStands() {
        for (ConnectionStatus status : ConnectionStatus.values()) {
            Step end = Lifecycle.decide(Links.in(status), new Trigger.Removed(Standing.REMOVING, null, null), NOW);

            assertThat(end.removes()).isTrue();
            assertThat(end.destroysCredential()).isTrue();
        }
    }
}
