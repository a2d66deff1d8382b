package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.GitHub;
import io.mooring.scenario.party.Hook;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** Secrets of endpoints follow one another, come from providers or stand in the address; what lacks them is refused. */
@Order(2)
@ExtendWith(RunningStack.class)
class EndpointsKeepSecretsScenarioIT {

    private static final String ENDPOINTS = "/api/webhooks/endpoints";

    private final Stack stack;
    private final Tenant tenant;

    EndpointsKeepSecretsScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "secrets");
    }

    @Test
    void takesBothSecretsUntilTheOldOneEnds() {
        // Given
        Hook hook = Hook.made(tenant);
        String secrets = ENDPOINTS + "/" + hook.id() + "/secrets";
        String old = tenant.admin().get(secrets).expect(200).json().path("items").get(0).path("id").textValue();

        // When
        Answer added = tenant.admin().post(secrets, Map.of("secret", "the next one")).expect(201);

        // Then
        await().atMost(SOON).untilAsserted(() -> GitHub.push().send(hook.url(), "the next one").expect(202));
        GitHub.push().send(hook.url(), hook.secret()).expect(202);
        assertThat(added.text()).doesNotContain("the next one");
        JsonNode items = tenant.admin().get(secrets).expect(200).json().path("items");
        assertThat(items.findValuesAsText("id")).containsExactly(added.text("id"), old);
        assertThat(items.get(0).has("ends_at")).isFalse();
        assertThat(items.get(1).has("ends_at")).isTrue();
        assertThat(items.toString()).doesNotContain("the next one", hook.secret());

        // When: it ends at once
        tenant.admin().delete(secrets + "/" + old).expect(204);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> GitHub.push().send(hook.url(), hook.secret()).expectProblem(401));
        GitHub.push().send(hook.url(), "the next one").expect(202);
        tenant.admin().delete(secrets + "/" + added.text("id")).expectProblem(409);
        assertThat(tenant.admin().post(secrets, Map.of("secret", "x", "old_secrets_end_in", "soon")).expectProblem(400)
                .text()).contains("/old_secrets_end_in");
    }

    @Test
    void marksEventsOfProvidersThatSignNothing() {
        // Given
        Answer made = create(Map.of("provider", "spotify"));
        URI url = URI.create(made.text("url"));
        String shown = tenant.admin().get(ENDPOINTS + "/" + made.text("id")).expect(200).text("url");

        // When
        String id = send(url, "{\"type\": \"playlist.changed\"}").expect(202).text("id");

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(tenant.admin().get("/api/webhooks/events/" + id).expect(200)
                .json().path("unverified").booleanValue()).isTrue());
        send(URI.create(shown), "{}").expectProblem(401);
        send(URI.create(shown + "/whs_aaaaaaaaaaaaaaaaaaaaaaaaaa"), "{}").expectProblem(401);
        assertThat(Topic.read(stack, Topics.WEBHOOK_RECEIVED, tenant.name())).filteredOn(fact -> fact.id().equals(id))
                .singleElement().satisfies(fact -> {
                    assertThat(fact.text("unverified")).isEqualTo("true");
                    assertThat(fact.text("eventType")).isEqualTo("spotify.playlist.changed");
                    assertThat(fact.toString()).doesNotContain(url.getPath().substring(url.getPath().indexOf("whs_")));
                });
        tenant.admin().post(ENDPOINTS, Map.of("provider", "spotify", "secret", "mine")).expectProblem(400);
        tenant.admin().post(ENDPOINTS, Map.of("provider", "github")).expectProblem(400);
    }

    @Test
    void keepsTheSecretAProviderNamesOnce() {
        // Given
        Answer made = create(Map.of("provider", "notion"));
        URI url = URI.create(made.text("url"));
        send(url, "{\"type\": \"page.created\"}").expectProblem(401);

        // When
        send(url, "{\"verification_token\": \"secret_tMrlL1qK5vuQAh1b6cZGhFChZTSYJlce98V0pYn7yBl\"}").expect(200);

        // Then
        send(url, "{\"verification_token\": \"secret_of_somebody_else\"}").expectProblem(401);
        String secrets = ENDPOINTS + "/" + made.text("id") + "/secrets";
        JsonNode items = tenant.admin().get(secrets).expect(200).json().path("items");
        assertThat(items).hasSize(1);
        assertThat(items.toString()).doesNotContain("secret_tMrl");
        assertThat(tenant.admin().get(secrets + "/" + items.get(0).path("id").textValue()).expect(200).text("value"))
                .startsWith("secret_tMrl");
    }

    @Test
    void echoesTheSecretAsanaNames() {
        Answer made = create(Map.of("provider", "asana"));
        Api asana = Api.stranger(URI.create(made.text("url"))).with("X-Hook-Secret",
                "b537207f20cbfa02357cf448134da559");

        assertThat(asana.send("POST", "", "{}".getBytes(StandardCharsets.UTF_8)).expect(200).header("X-Hook-Secret"))
                .contains("b537207f20cbfa02357cf448134da559");
        asana.send("POST", "", "{}".getBytes(StandardCharsets.UTF_8)).expectProblem(401);
    }

    @Test
    void showsWhatItRefusedAndWhy() {
        // Given
        Hook hook = Hook.made(tenant);

        // When
        GitHub.push().send(hook.url(), "another secret").expectProblem(401);
        Api.stranger(hook.url()).with("Authorization", "Bearer of-somebody").send("POST", "", new byte[0])
                .expectProblem(401);

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(refusals(hook).findValuesAsText("reason"))
                .containsExactlyInAnyOrder("mismatch", "missing"));
        assertThat(refusals(hook).toString()).contains("x-github-event", "another secret, or the body")
                .doesNotContain("of-somebody", "sha256=");
    }

    private JsonNode refusals(Hook hook) {
        return tenant.admin().get(ENDPOINTS + "/" + hook.id() + "/refusals").expect(200).json().path("items");
    }

    /** A provider's own Authorization is no identity of ours. */
    @Test
    void takesTheAuthorizationOfProviders() {
        Answer made = create(Map.of("provider", "okta", "secret", "an-okta-token"));
        Api okta = Api.stranger(URI.create(made.text("url")));
        byte[] event = "{\"eventId\": \"1\"}".getBytes(StandardCharsets.UTF_8);

        okta.with("Authorization", "an-okta-token").send("POST", "", event).expect(200);
        okta.with("Authorization", "Bearer an-okta-token").send("POST", "", event).expectProblem(401);
        okta.with("Authorization", "Basic eDp5").send("POST", "", event).expectProblem(401);
    }

    /** The query need not be a URI, and signature headers come once. */
    @Test
    void refusesWhatNoProviderSends() throws IOException {
        Hook hook = Hook.made(tenant);
        String path = hook.url().getRawPath();

        assertThat(raw("POST " + path + "?a=|{\"}^ HTTP/1.1\r\nContent-Length: 2", "{}")).startsWith("HTTP/1.1 400 ");
        for (String head : List.of(
                "POST " + path + " HTTP/1.1\r\nX-Hub-Signature-256: sha256=00\r\nX-Hub-Signature-256: sha256=11"
                        + "\r\nContent-Length: 2",
                "POST " + path + " HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 2")) {
            assertThat(raw(head, "{}")).as(head).startsWith("HTTP/1.1 401 ");
        }
        assertThat(raw("POST " + path + " HTTP/1.1\r\nTransfer-Encoding: chunked",
                "130000\r\n" + "x".repeat(0x130000) + "\r\n0\r\n\r\n")).startsWith("HTTP/1.1 413 ");
    }

    /** What the gateway answers to bytes that no client library would send. */
    private String raw(String head, String body) throws IOException {
        URI gateway = stack.url("gateway");
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((head + "\r\nHost: mooring\r\nConnection: close\r\n\r\n" + body)
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Answer create(Map<String, String> wish) {
        return tenant.admin().post(ENDPOINTS, wish).expect(201);
    }

    private static Answer send(URI url, String body) {
        return Api.stranger(url).with("Content-Type", "application/json")
                .send("POST", "", body.getBytes(StandardCharsets.UTF_8));
    }
}
