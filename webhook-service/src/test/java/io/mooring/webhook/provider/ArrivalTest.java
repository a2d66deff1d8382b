package io.mooring.webhook.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.provider.webhook.Locator;
import io.mooring.contracts.provider.webhook.WebhookFacts;

class ArrivalTest {

    private final Arrival arrival = new Arrival("POST", "https://hooks.example/webhook/x?a=b%20c&a=d",
            Map.of("X-GITHUB-EVENT", List.of("push"), "Authorization",
                    List.of("Bearer x"), "X-Hub-Signature-256", List.of("sha256=1", "sha256=2"), "cookie",
                    List.of("a=b"),
                    "content-type", List.of("application/json"), "x-github-hook-id", List.of(" ")),
            new byte[0]);

    @Test
    void keepsNeitherCredentialsNorSignatures() {
        assertThat(arrival.kept(WebhookFacts.shipped("github").orElseThrow()))
                .isEqualTo(Map.of("x-github-event", "push", "content-type", "application/json"));
    }

    @Test
    void seesEverySignatureHeader() {
        assertThat(arrival.all(Locator.of("header:x-hub-signature-256"))).hasSize(2);
        assertThat(arrival.all(Locator.of("header:x-other"))).isEmpty();
    }

    @Test
    void hasAContentTypeWithoutTheHeader() {
        assertThat(
                new Arrival("POST", "https://hooks.example/webhook/x?a=b%20c&a=d", Map.of(), new byte[0]).contentType())
                .isEqualTo("application/octet-stream");
    }

    @Test
    void findsMembersOfTheBody() {
        Arrival json = body("""
                {"a": {"b": "x"}, "items": [{"id": 1}, {"id": null}, {"id": "2"}, {}], "n": null}""");

        assertThat(json.all(Locator.of("body:a.b"))).containsExactly("x");
        assertThat(json.all(Locator.of("body:items[].id"))).containsExactly("1", "2");
        assertThat(json.all(Locator.of("body:a"))).isEmpty();
        assertThat(json.all(Locator.of("body:n"))).isEmpty();
        assertThat(json.each("items[]")).hasSize(4);
        assertThat(json.findFirst(List.of("body:a.c + body:a.b", "body:a.b + body:items[].id"), "|")).isEqualTo("x|1");
    }

    /** The same text must not say one thing to us and another to whoever reads it next. */
    @Test
    void findsNothingInBodiesThatAreNoJson() {
        assertThat(List.of("", "{", "{\"a\": 1, \"a\": 2}", "{\"a\": 1} {\"a\": 2}", "[".repeat(100_000)))
                .allMatch(text -> body(text).all(Locator.of("body:a")).isEmpty());
    }

    @Test
    void findsParametersOfQueryAndForm() {
        assertThat(arrival.all(Locator.of("query:a"))).containsExactly("b c", "d");
        assertThat(body("To=%2B1&To=%2B2&x=%zz").all(Locator.of("form:To"))).containsExactly("+1", "+2");
        assertThat(body("b=2&a=1&b=1&b=2&empty").all(Locator.of("form:empty"))).containsExactly("");
        assertThat(Form.of("b=2&a=1&b=1&b=2&empty").sorted()).isEqualTo("a1b1b2empty");
    }

    private static Arrival body(String text) {
        return new Arrival("POST", "https://hooks.example/", Map.of(), text.getBytes(UTF_8));
    }

    @Test
    void findsTheSecretBehindTheEndpointInThePath() {
        assertThat(at("/webhook/spotify/whe_a/whs_b").all(Locator.of("path:secret"))).containsExactly("whs_b");
        assertThat(at("/webhook/whe_a/whs_b?x=/y").all(Locator.of("path:secret"))).containsExactly("whs_b");
        assertThat(at("/webhook/spotify/whe_a").all(Locator.of("path:secret"))).isEmpty();
        assertThat(at("/webhook/spotify/nothing/whs_b").all(Locator.of("path:secret"))).isEmpty();
        assertThat(at("/webhook/spotify/whe_a/whs_b").endpoint()).isEqualTo("whe_a");
    }

    /** The tree of a megabyte of empty objects would be thirty times as large. */
    @Test
    void findsNothingInBodiesWithoutMeasure() {
        String wide = "{\"a\": \"x\", \"b\": [" + "{},".repeat(200_000) + "{}]}";

        assertThat(body(wide).all(Locator.of("body:a"))).isEmpty();
        assertThat(body("{\"a\": \"x\", \"b\": " + "[".repeat(300) + "]".repeat(300) + "}")
                .all(Locator.of("body:a"))).isEmpty();
        assertThat(body("{\"a\": 1e999999999}").all(Locator.of("body:a"))).hasSize(1);
    }

    /** Whoever reads it next reads UTF-8 only. */
    @Test
    void readsNoJsonInOtherCharsets() {
        String text = "{\"a\": \"x\"}";

        assertThat(new Arrival("POST", "https://hooks.example/", Map.of(), text.getBytes(UTF_16))
                .all(Locator.of("body:a"))).isEmpty();
        assertThat(new Arrival("POST", "https://hooks.example/", Map.of(), "{\"a\": \"\u00fc\"}".getBytes(ISO_8859_1))
                .all(Locator.of("body:a"))).isEmpty();
    }

    private static Arrival at(String target) {
        return new Arrival("POST", "https://hooks.example" + target, Map.of(), new byte[0]);
    }
}
