package io.mooring.connection.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.Links;
import io.quarkiverse.resteasy.problem.HttpProblem;

class UsableTest {

    /** Of {@link Links#in}. */
    private static final Instant ACCESS_ENDS = Links.MADE_AT.plusSeconds(3600);

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"ACTIVE", "DEGRADED"})
    void refusesEveryOtherStatusAndSaysWhatHelps(ConnectionStatus status) {
        HttpProblem problem = refused(Links.in(status));

        assertThat(problem.getStatusCode()).isEqualTo(409);
        assertThat(problem.getDetail()).startsWith("the connection is " + status + "; ");
        assertThat(problem.getParameters()).containsEntry("connection_status", status.name()).containsKey("help");
    }

    @ParameterizedTest
    @EnumSource(names = {"ACTIVE", "DEGRADED"})
    void allowsWhatRunsToolsUntilItsAccessTokenEnds(ConnectionStatus status) {
        Connection connection = Links.in(status);

        assertThatCode(() -> Usable.requireStatus(connection)).doesNotThrowAnyException();
        assertThatCode(() -> Usable.requireUnexpired(connection, ACCESS_ENDS.minusMillis(1), Instant.MIN))
                .doesNotThrowAnyException();
        HttpProblem problem = expired(connection, Instant.MIN);
        assertThat(problem.getStatusCode()).isEqualTo(503);
        assertThat(problem.getType()).hasToString("urn:mooring:problem:token-pending");
        assertThat(problem.getHeaders()).containsEntry("Retry-After", 2L);
    }

    @Test
    void saysWhenTheNextTokenIsTriedAgain() {
        HttpProblem problem = expired(Links.in(ConnectionStatus.DEGRADED), ACCESS_ENDS.plusSeconds(20));

        assertThat(problem.getHeaders()).containsEntry("Retry-After", 21L);
        assertThat(problem.getParameters()).containsEntry("connection_status", "DEGRADED");
    }

    @Test
    void allowsWithoutEndWhatNeverEnds() {
        assertThatCode(() -> Usable.requireUnexpired(Links.active(), Instant.parse("2036-01-01T00:00:00Z"),
                Instant.MIN))
                .doesNotThrowAnyException();
    }

    @Test
    void endsWithTheAccessTokenOrBefore() {
        Connection connection = Links.in(ConnectionStatus.ACTIVE);

        assertThat(Usable.until(connection, ACCESS_ENDS.plusSeconds(1))).isEqualTo(ACCESS_ENDS);
        assertThat(Usable.until(connection, ACCESS_ENDS.minusSeconds(1))).isEqualTo(ACCESS_ENDS.minusSeconds(1));
        assertThat(Usable.until(Links.active(), ACCESS_ENDS.plusSeconds(1))).isEqualTo(ACCESS_ENDS.plusSeconds(1));
    }

    @Test
    void keepsOneClaimFromLookingLikeAnother() {
        assertThat(LeaseAudit.quoted("a\" to=\"x\nb")).isEqualTo("\"a? to=?x?b\"");
    }

    private static HttpProblem refused(Connection connection) {
        HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> Usable.requireStatus(connection));
        assertThat(problem).isNotNull();
        return problem;
    }

    private static HttpProblem expired(Connection connection, Instant retryAt) {
        HttpProblem problem = catchThrowableOfType(HttpProblem.class,
                () -> Usable.requireUnexpired(connection, ACCESS_ENDS, retryAt));
        assertThat(problem).isNotNull();
        return problem;
    }
}
