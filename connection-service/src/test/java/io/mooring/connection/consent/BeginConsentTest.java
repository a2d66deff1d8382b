package io.mooring.connection.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.mooring.connection.link.Links;
import io.mooring.connection.link.Owner;
import io.quarkiverse.resteasy.problem.HttpProblem;

class BeginConsentTest {

    private static final String DONE = "https://app.example/done";
    private static final Owner ADA = new Owner("user", "ada");

    @Test
    void isConfirmedWhereThePlatformCanBeAskedAboutAUser() {
        assertThat(begin(ADA, DONE).confirms()).isFalse();
        assertThat(begin(ADA, DONE).confirmed().confirms()).isTrue();
    }

    @Test
    void isNotConfirmedWithoutAPlaceForTheCode() {
        assertThatThrownBy(() -> begin(ADA, null).confirmed()).isInstanceOf(HttpProblem.class)
                .hasMessageContaining("code to confirm");
    }

    @Test
    void isNotConfirmedWhereThereIsNoUserToBe() {
        assertThatThrownBy(() -> begin(new Owner("org", null), DONE).confirmed()).isInstanceOf(HttpProblem.class)
                .hasMessageContaining("no user to be");
    }

    @Test
    void isConfirmedForTheUserOfTheConnectionThatIsRenewed() {
        RenewConsent asked = new RenewConsent("conn_1", false, null, null, true, "key1");

        assertThatThrownBy(() -> asked.requireConfirmable(Links.active())).isInstanceOf(HttpProblem.class)
                .hasMessageContaining("code to confirm");
    }

    private static BeginConsent begin(Owner owner, @Nullable String redirectUrl) {
        return BeginConsent.of(owner, "shop", null, null, redirectUrl, null, "key1");
    }
}
