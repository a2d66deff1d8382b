package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.mooring.scenario.node.NodeFolder;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.GitHub;
import io.mooring.scenario.party.ProviderSdks;
import io.mooring.scenario.party.ProviderSdks.Signed;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** What the providers' own SDKs sign is accepted, and nothing that was changed on its way. */
@Order(2)
@ExtendWith(RunningStack.class)
class ProvidersSignWebhooksScenarioIT {

    private static final String WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Map<String, String> TYPES = Map.of("github", "github.push", "stripe",
            "stripe.charge.succeeded", "svix", "svix.invoice.paid", "standard-webhooks",
            "standard-webhooks.user.created", "notion", "notion.page.created", "twilio", "twilio.delivered", "slack",
            "slack.app_mention", "linear", "linear.issue.create", "discord", "discord.APPLICATION_AUTHORIZED",
            "shopify",
            "shopify.orders.create");

    private final Tenant tenant;

    ProvidersSignWebhooksScenarioIT(Stack stack) {
        this.tenant = Tenant.fresh(stack, "sdks");
    }

    @Test
    void acceptsWhatTheirSdksSign() throws IOException {
        assumeTrue(NodeFolder.canRun(), "no node and npm on this machine: the SDKs of providers are not tried");
        // Given
        ProviderSdks sdks = ProviderSdks.installed();
        Path key = Files.createTempFile("discord-", ".pem");
        Map<String, Map<String, String>> endpoints = new HashMap<>();
        for (String provider : TYPES.keySet()) {
            endpoints.put(provider, endpoint(provider, switch (provider) {
                case "svix", "standard-webhooks", "stripe" -> WHSEC;
                case "discord" -> sdks.discordKey(key);
                default -> "It's a Secret to Everybody";
            }));
        }
        endpoints.get("discord").put("key", Files.readString(key));
        Files.delete(key);

        // When
        List<Signed> signed = sdks.sign(endpoints);

        // Then
        assertThat(signed).hasSameSizeAs(TYPES.keySet()).allSatisfy(webhook -> {
            webhook.tampered().send().expectProblem(401);
            assertThat(webhook.send()).matches(Answer::succeeded, webhook.provider());
        });
        await().atMost(SOON).untilAsserted(() -> assertThat(tenant.admin().get("/api/webhooks/events?limit=100")
                .expect(200).json().path("items").findValuesAsText("type"))
                .containsExactlyInAnyOrderElementsOf(TYPES.values()));
    }

    @Test
    void acceptsAtTheShortAddressToo() {
        Answer made = made("github", "s");
        URI url = URI.create(made.text("url"));
        URI bare = url.resolve("/webhook/" + made.text("id"));

        GitHub.push().send(bare, "s").expect(202);
        GitHub.push().send(bare, "other").expectProblem(401);
        GitHub.push().send(url.resolve("/webhook/gitlab/" + made.text("id")), "s").expectProblem(404);
    }

    @Test
    void findsTheEndpointBySecretAtTheAddressOfTheProvider() {
        // Given two endpoints of a provider that signs as others do, and no other class uses
        String secret = UUID.randomUUID().toString();
        made("gitea", "first");
        Answer second = made("gitea", secret);
        URI provider = URI.create(second.text("url")).resolve("/webhook/gitea");

        // When
        await().atMost(SOON).until(() -> gitea(provider, secret).status() / 100 == 2);

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(tenant.admin().get("/api/webhooks/events?provider=gitea")
                .expect(200).json().path("items").findValuesAsText("endpoint")).contains(second.text("id"))
                .containsOnly(second.text("id")));
        gitea(provider, "other").expectProblem(401);
        Api.stranger(provider.resolve("/webhook/custom")).post("", Map.of()).expectProblem(404);
        Api.stranger(provider.resolve("/webhook/unheard-of")).post("", Map.of()).expectProblem(404);
    }

    private static Answer gitea(URI url, String secret) {
        String body = "{\"ref\":\"refs/heads/main\"}";
        return Api.stranger(url).with("Content-Type", "application/json").with("X-Gitea-Event", "push")
                .with("X-Gitea-Delivery", UUID.randomUUID().toString())
                .with("X-Gitea-Signature", GitHub.hmac(secret, body))
                .send("POST", "", body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesSchemesAndSecretsThatDoNotFit() {
        assertThat(create(Map.of("provider", "hubspot", "scheme", "v9", "secret", "s")).expectProblem(400).text())
                .contains("/scheme", "v1");
        assertThat(create(Map.of("provider", "discord", "secret", "no key")).expectProblem(400).text())
                .contains("/secret").doesNotContain("no key");
        assertThat(create(Map.of("provider", "hubspot", "scheme", "v1", "secret", "s")).expect(201).text("scheme"))
                .isEqualTo("v1");
    }

    private Map<String, String> endpoint(String provider, String secret) {
        return new HashMap<>(Map.of("url", made(provider, secret).text("url"), "secret", secret));
    }

    private Answer made(String provider, String secret) {
        return create(Map.of("provider", provider, "secret", secret)).expect(201);
    }

    private Answer create(Map<String, String> wish) {
        return tenant.admin().post("/api/webhooks/endpoints", wish);
    }

    @Test
    void answersHandshakes() {
        Answer meta = made("meta", "s");
        URI url = URI.create(meta.text("url") + "?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=");

        Answer echoed = Api.stranger(URI.create(url + meta.text("id"))).get("").expect(200);

        assertThat(echoed.text()).isEqualTo("1158201444");
        assertThat(echoed.header("Content-Type").orElse("")).startsWith("text/plain");
        Api.stranger(URI.create(url + "other")).get("").expectProblem(404);
        Api.stranger(URI.create(made("trello", "s").text("url"))).send("HEAD", "", new byte[0]).expect(200);
    }
}
