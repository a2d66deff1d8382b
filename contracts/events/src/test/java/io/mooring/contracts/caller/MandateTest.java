package io.mooring.contracts.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

class MandateTest {

    @Test
    void reachesNothingWithoutABinding() {
        assertThat(new Mandate("ada", Map.of()).access("gmail", "google", "google")).isEmpty();
    }

    @Test
    void reachesAnIntegrationByItsSlugFamilyOrProvider() {
        Mandate mandate = new Mandate("ada", Map.of("google", Access.READ));

        assertThat(mandate.access("google", null, null)).contains(Access.READ);
        assertThat(mandate.access("gmail", "google", null)).contains(Access.READ);
        assertThat(mandate.access("gmail", null, "google")).contains(Access.READ);
        assertThat(mandate.access("gmail", "microsoft", null)).isEmpty();
    }

    @Test
    void keepsTheNamesOfAServerWhereTheClosestBindingSaysSo() {
        Mandate mandate = new Mandate("ada", Map.of("gmail", Access.READ, "google", Access.FULL), Set.of("google"));

        assertThat(mandate.keepsNames("google-drive", "google", null)).isTrue();
        assertThat(mandate.keepsNames("gmail", "google", "google")).isFalse();
        assertThat(mandate.keepsNames("slack", null, null)).isFalse();
    }

    @Test
    void letsTheClosestBindingDecide() {
        Mandate mandate = new Mandate("ada", Map.of("gmail", Access.READ, "google", Access.FULL));

        assertThat(mandate.access("gmail", "google", "google")).contains(Access.READ);
        assertThat(mandate.access("google-drive", "google", "google")).contains(Access.FULL);
    }
}
