package io.mooring.contracts.provider.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.mooring.contracts.provider.Providers;

class TypedEventTest {

    private final Providers providers = Providers.registered();

    @Test
    void linksToPagesOnly() {
        TypedEvent event = TypedEvent.of("x").link("a", "javascript:alert(1)").link("b", null)
                .link("c", "https://example.com/" + "x".repeat(2000)).link("self", "https://example.com/1");

        assertThat(event.links()).isEqualTo(Map.of("self", "https://example.com/1"));
    }

    @Test
    void readsTextsThatSaySomething() {
        assertThat(Parts.text(TextNode.valueOf("a\0b"))).isNull();
        assertThat(Parts.text(TextNode.valueOf("\uD800"))).isNull();
        assertThat(Parts.text(TextNode.valueOf("x".repeat(513)))).isNull();
        assertThat(Parts.text(IntNode.valueOf(7))).isEqualTo("7");
        assertThat(Parts.resource("user", "a b")).isNull();
        assertThat(Parts.words("OAuthApp")).isEqualTo("oauth_app");
    }

    @Test
    void isReadByTheCodeOfWhoDescribesTheWebhook() {
        Received star = Payloads.received("star", "{'action': 'created', 'repository': {'full_name': 'octo/crane'}}");

        assertThat(providers.typed("github-app", star)).hasValueSatisfying(
                event -> assertThat(event.subject()).isEqualTo("repo:octo/crane"));
    }

    @Test
    void isKnownByItsNameWhereTheProviderIsDataAlone() {
        assertThat(providers.typed("stripe", Payloads.received("charge.succeeded", "{}")))
                .contains(TypedEvent.of("charge.succeeded"));
    }
}
