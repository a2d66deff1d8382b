package io.mooring.contracts.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.contracts.provider.OAuthFacts.Authorize;

/** The shipped facts beside the table they were made from, which lies beside the checkout and may be absent. */
class ProviderSourceTest {

    private static final Map<String, List<String>> SEED = Map.of(
            "slack", List.of("channels:read", "chat:write"), "github", List.of("repo", "user"),
            "linear", List.of("read", "write"), "gitlab", List.of("api", "read_user"), "cloudflare", List.of(),
            "stripe", List.of("read_write"), "notion", List.of());

    @Test
    void hasEveryProviderWithItsEndpoints() throws IOException {
        for (JsonNode source : table("providers.json")) {
            ProviderFacts facts = ShippedFacts.read(source.path("id").textValue());
            OAuthFacts oauth = facts.oauth();
            Authorize authorize = oauth == null ? null : oauth.authorize();

            assertThat(facts.displayName()).isEqualTo(source.path("displayName").textValue());
            assertThat(facts.api() == null ? null : facts.api().baseUrl()).as(facts.id())
                    .isEqualTo(source.path("apiBaseUrl").textValue());
            assertThat(authorize == null ? null : authorize.url()).as(facts.id())
                    .isEqualTo(source.path("authorizationUrl").textValue());
            assertThat(oauth == null ? null : oauth.token().url()).as(facts.id())
                    .isEqualTo(source.path("tokenUrl").textValue());
            assertThat(oauth == null || oauth.revoke() == null ? null : oauth.revoke().url()).as(facts.id())
                    .isEqualTo(source.at("/revocation/url").textValue());
        }
    }

    @Test
    void hasEveryWebhookScheme() throws IOException {
        for (JsonNode scheme : table("webhook-schemes.json").path("providers")) {
            assertThat(ShippedFacts.read(scheme.path("id").textValue()).webhookScheme())
                    .isEqualTo(scheme.path("id").textValue());
        }
    }

    @ParameterizedTest
    @CsvSource({"google", "slack", "github", "microsoft", "linear", "gitlab", "cloudflare", "stripe", "notion"})
    void asksForTheScopesOfTheSeed(String id) {
        List<String> scopes = ShippedFacts.read(id).oauth().authorize().scopes();

        switch (id) {
            case "google" -> assertThat(scopes).anyMatch(scope -> scope.contains("gmail"))
                    .anyMatch(scope -> scope.contains("calendar")).anyMatch(scope -> scope.contains("drive"));
            case "microsoft" -> assertThat(scopes).anyMatch(scope -> scope.startsWith("Mail."))
                    .anyMatch(scope -> scope.startsWith("Calendars."));
            default -> assertThat(scopes).isEqualTo(SEED.get(id));
        }
    }

    private static JsonNode table(String name) throws IOException {
        Path file = Path.of("../../../shared/data", name);
        assumeTrue(Files.exists(file), () -> "the source table " + name + " is not beside this checkout");
        return new JsonMapper().readTree(file.toFile());
    }
}
