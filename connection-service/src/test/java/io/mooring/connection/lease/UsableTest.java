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
        HttpProblem problem = refused(Links.in(status), Links.MADE_AT);

        assertThat(problem.getStatusCode()).isEqualTo(409);
        assertThat(problem.getDetail()).startsWith("the connection is " + status + "; ");
        assertThat(problem.getParameters()).containsEntry("connection_status", status.name()).containsKey("help");
    }

    @ParameterizedTest
    @EnumSource(names = {"ACTIVE", "DEGRADED"})
    void allowsWhatRunsToolsUntilItsAccessTokenEnds(ConnectionStatus status) {
        Connection connection = Links.in(status);

        assertThatCode(() -> Usable.require(connection, ACCESS_ENDS.minusMillis(1))).doesNotThrowAnyException();
        HttpProblem problem = refused(connection, ACCESS_ENDS);
        assertThat(problem.getParameters()).containsEntry("reason", "access_expired");
        assertThat(problem.getDetail()).contains("being renewed");
    }

    @Test
    void allowsWithoutEndWhatNeverEnds() {
        assertThatCode(() -> Usable.require(Links.active(), Instant.parse("2036-01-01T00:00:00Z")))
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

    private static HttpProblem refused(Connection connection, Instant now) {
        HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> Usable.require(connection, now));
        assertThat(problem).isNotNull();
        return problem;
    }
}
