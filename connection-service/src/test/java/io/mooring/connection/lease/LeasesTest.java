package io.mooring.connection.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.integrationview.Integrations;
import io.quarkiverse.resteasy.problem.HttpProblem;

class LeasesTest {

    private static final Optional<IntegrationView> VERSION_3 = Optional.of(Integrations.offering());

    @Test
    void grantsNothingForAnIntegrationNewerThanTheKnownOne() {
        assertBehind(VERSION_3, 4);
    }

    @Test
    void grantsNothingForAnIntegrationThatHasNotArrived() {
        assertBehind(Optional.empty(), 1);
    }

    @Test
    void grantsForTheKnownVersionAndForFormerOnes() {
        assertThatCode(() -> Leases.requireArrived(VERSION_3, 3L)).doesNotThrowAnyException();
        assertThatCode(() -> Leases.requireArrived(VERSION_3, 2L)).doesNotThrowAnyException();
    }

    @Test
    void asksNothingOfCallersThatNameNoVersion() {
        assertThatCode(() -> Leases.requireArrived(Optional.empty(), null)).doesNotThrowAnyException();
    }

    private static void assertBehind(Optional<IntegrationView> view, long version) {
        HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> Leases.requireArrived(view, version));
        assertThat(problem).isNotNull();
        assertThat(problem.getStatusCode()).isEqualTo(503);
        assertThat(problem.getHeaders()).containsEntry("Retry-After", 1);
    }
}
