package io.mooring.executor.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mooring.contracts.problem.GeneralError;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.Reconnect;
import io.quarkiverse.resteasy.problem.HttpProblem;

class GapTest {

    @Test
    void isTheIntegrationThatIsNotConnected() {
        HttpProblem none = HttpProblem.builder(ExecutorError.NO_CONNECTION.because("connect first"))
                .with("integration", "shop").build();

        assertThat(Gap.of(none)).contains(new Gap("shop", null));
    }

    @Test
    void isTheConnectionItsOwnerMustConnectAgain() {
        HttpProblem dead = HttpProblem.builder(ExecutorError.CONNECTION_NOT_ACTIVE.because("it is dead"))
                .with("integration", "shop").with("connection_status", "REAUTH_REQUIRED")
                .with("reconnect", Reconnect.of("conn_1", "REAUTH_REQUIRED", "expired")).build();

        assertThat(Gap.of(dead)).contains(new Gap(null, "conn_1"));
    }

    @ParameterizedTest
    @CsvSource({"REVOKED,true", "ABANDONED,true", "FAILED,true", "PENDING,false", "REVOKING,false"})
    void isTheIntegrationWhenItsConnectionIsOver(String status, boolean gap) {
        HttpProblem over = HttpProblem.builder(ExecutorError.CONNECTION_NOT_ACTIVE.because("it is over"))
                .with("integration", "shop").with("connection_status", status).build();

        assertThat(Gap.of(over).isPresent()).isEqualTo(gap);
    }

    @Test
    void isNothingElse() {
        assertThat(Gap.of(HttpProblem.builder(ExecutorError.UNKNOWN_TOOL.because("no tool")).with("integration", "shop")
                .build())).isEmpty();
        assertThat(Gap.of(GeneralError.NOT_FOUND.because("nothing"))).isEmpty();
        assertThat(Gap.of(ExecutorError.NO_CONNECTION.because("of what?"))).isEmpty();
    }
}
