package io.mooring.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTest {

    @Test
    void isAskedForByProviderByNameAndByAll() {
        assertThat(EventType.of("github", "push").patterns())
                .containsExactlyInAnyOrder("*", "github.*", "github.push", "push");
    }

    @Test
    void isAskedForByEachOfItsParts() {
        assertThat(EventType.of("github", "issues.opened").patterns()).containsExactlyInAnyOrder("*", "github.*",
                "github.issues.*", "github.issues.opened", "issues.opened");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "push", "github.*", "github.push", "github.issues.*", "pull_request"})
    void admitsPatterns(String text) {
        assertThat(EventType.isPattern(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "git*", "*.push", "github.", ".push", "github..push", "a b", "github.*.x", "%"})
    void refusesWhatWouldNeverMatch(String text) {
        assertThat(EventType.isPattern(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "push*", "../x", "é"})
    void refusesNamesThatCouldNotBeAskedFor(String name) {
        assertThat(EventType.isName(name)).isFalse();
    }

    @Test
    void makesNamesOfWhatProvidersSay() {
        assertThat(EventType.nameOf("orders/create")).isEqualTo("orders.create");
        assertThat(EventType.nameOf("charge:confirmed")).isEqualTo("charge.confirmed");
        assertThat(EventType.nameOf("Merge Request Hook")).isEqualTo("Merge_Request_Hook");
        assertThat(EventType.nameOf("/a//b/")).isEqualTo("a.b");
        assertThat(EventType.nameOf("$".repeat(300))).isEqualTo("_");
        assertThat(EventType.nameOf("x".repeat(300))).hasSize(100);
        assertThat(EventType.nameOf("::")).isEmpty();
    }
}
