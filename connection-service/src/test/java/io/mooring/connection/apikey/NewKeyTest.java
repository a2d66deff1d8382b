package io.mooring.connection.apikey;

import static io.mooring.connection.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewKeyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void isAPlatformKeyWithoutEndWhenNothingElseIsAsked() {
        NewKey key = NewKey.of(" back end ", null, null, NOW);

        assertThat(key).isEqualTo(new NewKey("back end", List.of("platform"), null));
    }

    @Test
    void keepsEachRoleOnce() {
        assertThat(NewKey.of("x", List.of("viewer", "admin", "viewer"), null, NOW).roles())
                .containsExactly("admin", "viewer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"credential-lease", "installer", "root", "Admin", ""})
    void refusesARoleThatAKeyCanNotHave(String role) {
        assertRefused(() -> NewKey.of("x", List.of("viewer", role), null, NOW), 400, "/roles/1",
                "admin, operator, viewer, platform");
    }

    @Test
    void refusesNoRolesAndNullRoles() {
        assertRefused(() -> NewKey.of("x", List.of(), null, NOW), 400, "/roles", "at least one");
        assertRefused(() -> NewKey.of("x", Arrays.asList((String) null), null, NOW), 400, "/roles/0", "one of");
    }

    @Test
    void refusesALabelThatIsMissingBlankLongOrNotPrintable() {
        assertRefused(() -> NewKey.of(null, null, null, NOW), 400, "/label", "1 to 100");
        assertRefused(() -> NewKey.of("  ", null, null, NOW), 400, "/label", "1 to 100");
        assertRefused(() -> NewKey.of("x".repeat(101), null, null, NOW), 400, "/label", "1 to 100");
        assertRefused(() -> NewKey.of("a\nb", null, null, NOW), 400, "/label", "printable");
    }

    @Test
    void readsAnEndInAnyOffset() {
        assertThat(NewKey.of("x", null, "2026-01-02T02:00:00+02:00", NOW).expiresAt())
                .isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z", "2036-12-31T00:00:00Z", "tomorrow", "",
            "1767225600", "+999999999-12-31T23:59:59Z"})
    void refusesAnEndThatIsNotWithinTheNextTenYears(String end) {
        assertRefused(() -> NewKey.of("x", null, end, NOW), 400, "/expires_at", "in the future");
    }
}
