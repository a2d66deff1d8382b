package io.mooring.webhook.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.provider.webhook.SignatureScheme;
import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.webhook.IdSource;
import io.quarkiverse.resteasy.problem.HttpProblem;

class EndpointSecretsTest {

    @Test
    void letsOldSecretsCountForADayUnlessToldOtherwise() {
        assertThat(EndpointSecrets.requireOverlap(null)).isEqualTo(Duration.ofDays(1));
        assertThat(EndpointSecrets.requireOverlap("PT0S")).isEqualTo(Duration.ZERO);
        assertThat(EndpointSecrets.requireOverlap("P30D")).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void namesOverlapsThatAreNone() {
        assertThat(List.of("", "1h", "-PT1S", "P31D", "PT999999999999999H")).allSatisfy(
                text -> assertThatThrownBy(() -> EndpointSecrets.requireOverlap(text))
                        .isInstanceOf(HttpProblem.class));
    }

    @Test
    void makesTheSecretOfAnAddressItself() {
        SignatureScheme unsigned = WebhookFacts.UNSIGNED.schemes().getFirst();

        assertThat(NewSecrets.require(unsigned, null, new IdSource())).matches("whs_[a-z2-7]{26}");
        assertThatThrownBy(() -> NewSecrets.require(unsigned, "guess", new IdSource()))
                .isInstanceOf(HttpProblem.class);
    }

    @Test
    void needsASecretOfWhoSigns() {
        SignatureScheme github = WebhookFacts.shipped("github").orElseThrow().schemes().getFirst();

        assertThat(NewSecrets.require(github, "s", new IdSource())).isEqualTo("s");
        assertThatThrownBy(() -> NewSecrets.require(github, null, new IdSource())).isInstanceOf(HttpProblem.class);
        assertThatThrownBy(() -> NewSecrets.require(github, " ", new IdSource())).isInstanceOf(HttpProblem.class);
    }
}
