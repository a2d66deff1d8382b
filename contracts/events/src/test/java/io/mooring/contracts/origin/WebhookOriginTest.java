package io.mooring.contracts.origin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.origin.WebhookOrigin.Claim;
import io.mooring.contracts.origin.WebhookOrigin.Keys;

class WebhookOriginTest {

    private final Keys keys = Keys.fresh();
    private final String origin = WebhookOrigin.text(WebhookOrigin.key(keys.secret()),
            new Claim("acme", "pub_1", "7b0f3c1e-0000-5000-8000-000000000001"));

    @Test
    void provesAnEventOfItsPublication() {
        assertThat(WebhookOrigin.holds(keys.open(), "acme", "pub_1", origin)).isTrue();
        assertThat(WebhookOrigin.event(origin)).contains("7b0f3c1e-0000-5000-8000-000000000001");
        assertThat(origin).hasSizeLessThan(WebhookOrigin.LONGEST);
    }

    @Test
    void provesNothingElsewhere() {
        assertThat(WebhookOrigin.holds(keys.open(), "other", "pub_1", origin)).isFalse();
        assertThat(WebhookOrigin.holds(keys.open(), "acme", "pub_2", origin)).isFalse();
        assertThat(WebhookOrigin.holds(Keys.fresh().open(), "acme", "pub_1", origin)).isFalse();
    }

    @Test
    void isNotMadeUp() {
        assertThat(WebhookOrigin.holds(keys.open(), "acme", "pub_1", origin.replace("0001", "0002"))).isFalse();
        assertThat(WebhookOrigin.holds(keys.open(), "acme", "pub_1", "who_x." + "A".repeat(86))).isFalse();
        assertThat(WebhookOrigin.holds(keys.open(), "acme", "pub_1", "evt_1")).isFalse();
        assertThat(WebhookOrigin.holds("no key", "acme", "pub_1", origin)).isFalse();
        assertThat(WebhookOrigin.event("evt_1")).isEmpty();
    }

    @Test
    void doesNotPrintItsSecret() {
        assertThat(keys.toString()).isEqualTo("Keys[" + keys.open() + "]");
    }
}
