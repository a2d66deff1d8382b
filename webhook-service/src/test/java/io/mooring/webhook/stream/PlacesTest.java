package io.mooring.webhook.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {

    @Test
    void keepsOneTenantFromTakingAll() {
        Places places = new Places(10, 2);

        assertThat(places.enter("a")).isTrue();
        assertThat(places.enter("a")).isTrue();
        assertThat(places.enter("a")).isFalse();
        assertThat(places.enter("b")).isTrue();
    }

    @Test
    void givesFreePlacesAgain() {
        Places places = new Places(2, 2);
        places.enter("a");
        places.enter("b");
        assertThat(places.enter("c")).isFalse();

        places.leave("a");

        assertThat(places.enter("c")).isTrue();
        assertThat(places.enter("a")).isFalse();
    }
}
