package io.mooring.connection.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.Links;
import io.mooring.connection.link.Owner;
import io.mooring.connection.preference.Preference;

class PreferringTest {

    private static final Connection OF_ORG = Connection.pending("conn_2", Owner.of("org", null), "github", "main",
            "none", null, "key1", Links.MADE_AT);

    @Test
    void takesTheOwnerOfAUsersConnection() {
        assertThat(Preferring.of(Links.active(), null).preference()).isEqualTo(Preferring.of(Links.active(), "u1")
                .preference()).isEqualTo(new Preference("u1", "github", "conn_1"));
    }

    @Test
    void takesAnyUserForTheOrganisations() {
        assertThat(Preferring.of(OF_ORG, "zoe").preference()).isEqualTo(new Preference("zoe", "github", "conn_2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb"})
    void refusesUsersThatAreNone(String user) {
        assertThatThrownBy(() -> Preferring.of(OF_ORG, user)).hasMessageContaining("user_id").extracting("statusCode")
                .isEqualTo(400);
    }

    @Test
    void needsAUserForTheOrganisations() {
        assertThatThrownBy(() -> Preferring.of(OF_ORG, null)).hasMessageContaining("user_id");
    }

    @Test
    void keepsAUsersConnectionFromOthers() {
        assertThatThrownBy(() -> Preferring.of(Links.active(), "u2")).hasMessageContaining("user_id")
                .extracting("statusCode").isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(names = {"REVOKING", "REVOKED", "ABANDONED", "FAILED"})
    void refusesWhatIsOver(ConnectionStatus status) {
        assertThatThrownBy(() -> Preferring.of(Links.in(status), null).requireLasting()).extracting("statusCode")
                .isEqualTo(409);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"REVOKING", "REVOKED", "ABANDONED", "FAILED"})
    void takesWhatMayWorkLater(ConnectionStatus status) {
        assertThatCode(() -> Preferring.of(Links.in(status), null).requireLasting()).doesNotThrowAnyException();
    }
}
