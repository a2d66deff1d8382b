package io.mooring.connection.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.mooring.connection.consent.RenewConsent.Scopes;
import io.mooring.connection.link.Grant;
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
        RenewConsent asked = new RenewConsent("conn_1", false, Scopes.USUAL, null, true, "key1");

        assertThatThrownBy(() -> asked.requireConfirmable(Links.active())).isInstanceOf(HttpProblem.class)
                .hasMessageContaining("code to confirm");
    }

    @Test
    void asksForMoreBesideWhatWasGranted() {
        Grant granted = new Grant("ac_1", List.of("mcp:basic", "mcp:read"), List.of(), null, null);

        assertThat(Scopes.of(null, List.of("mcp:write", "mcp:read")).over(granted))
                .containsExactly("mcp:basic", "mcp:read", "mcp:write");
        assertThat(Scopes.of(List.of("mcp:write"), null).over(granted)).containsExactly("mcp:write");
        assertThat(Scopes.USUAL.over(granted)).isNull();
        assertThatThrownBy(() -> Scopes.of(List.of("a"), List.of("b"))).hasMessageContaining("not both");
        assertThatThrownBy(() -> Scopes.of(null, List.of("a b"))).hasMessageContaining("without spaces");
    }

    private static BeginConsent begin(Owner owner, @Nullable String redirectUrl) {
        return BeginConsent.of(owner, "shop", null, null, redirectUrl, null, "key1");
    }
}
