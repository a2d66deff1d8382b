package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Accounts;
import io.mooring.scenario.party.Accounts.Person;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Browser;
import io.mooring.scenario.party.Browser.Seen;
import io.mooring.scenario.party.FakeProvider;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.Database;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** Accounts of a real Keycloak, through its own pages: by a client set up there, and by one that registered itself. */
@Order(6)
@ExtendWith(RunningStack.class)
class ConsentThroughKeycloakScenarioIT {

    private final Tenant tenant;
    private final Database database;
    private final Accounts accounts;

    ConsentThroughKeycloakScenarioIT(Stack stack) {
        this.tenant = Tenant.fresh(stack, "keycloak-consent");
        this.database = new Database(stack, "connection");
        this.accounts = new Accounts(stack);
    }

    @Test
    void connectsRefreshesAndNoticesTheEndByAClientThatWasSetUp() {
        // Given
        Person ada = accounts.person();
        describe("staff", accounts.issuer() + "/.well-known/openid-configuration");
        Map<String, Object> config = new HashMap<>(Map.of("app", "staff", "client_id", tenant.name()));
        config.put("client_secret",
                accounts.client(tenant.name(), tenant.admin().base() + "/api/oauth/callback/staff"));

        // When
        tenant.admin().post("/api/oauth/configs", config).expect(201);
        String connection = connected("staff", ada);

        // Then
        assertThat(shown(connection).path("external_account_label").asText()).isEqualTo(ada.email());
        assertThat(shown(connection).toString()).doesNotContain("eyJ");
        refreshed(connection);
        refreshed(connection);
        assertThat(shown(connection).path("status").asText()).isEqualTo("ACTIVE");

        // When
        accounts.signsOutEverywhere(ada);
        due(connection);

        // Then
        await().atMost(SOON).untilAsserted(
                () -> assertThat(shown(connection).path("status").asText()).isEqualTo("REAUTH_REQUIRED"));
        assertThat(shown(connection).path("status_reason").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void connectsByAClientThatRegisteredItselfAndRevokesInTheEnd() {
        Person bob = accounts.person();
        accounts.letsClientsRegister();
        describe("guests", accounts.issuer());

        String connection = connected("guests", bob);

        assertThat(shown(connection).path("external_account_label").asText()).isEqualTo(bob.email());
        JsonNode config = tenant.admin().get("/api/oauth/configs?limit=200").expect(200).json().path("configs")
                .valueStream().filter(one -> one.path("app").asText().equals("guests")).findFirst().orElseThrow();
        assertThat(config.path("origin").asText()).isEqualTo("dynamic_client_registration");
        assertThat(config.path("has_secret").booleanValue()).isTrue();
        refreshed(connection);
        assertThat(accounts.holders(bob)).containsExactly(config.path("client_id").asText());

        tenant.admin().delete("/api/connections/" + connection).expect(204);

        await().atMost(SOON).untilAsserted(() -> assertThat(accounts.holders(bob)).as("revoked there").isEmpty());
    }

    private String connected(String slug, Person person) {
        Answer begun = FakeProvider.begun(tenant,
                Map.of("owner", "user", "user_id", person.name(), "integration", slug));
        try (Browser browser = new Browser()) {
            Seen end = browser.open(browser.signIn(begun.text("auth_url"), person.name(), person.password(),
                    url -> url.contains("/api/oauth/callback")));
            assertThat(end.text()).contains("<h1>Connected</h1>", person.email());
        }
        return begun.text("connection_id");
    }

    private void refreshed(String connection) {
        long before = shown(connection).path("credential_version").longValue();
        due(connection);
        await().atMost(SOON)
                .until(() -> shown(connection).path("credential_version").longValue() > before);
    }

    private void due(String connection) {
        database.update("update app.connection set due_at = now() where id = '" + connection + "'");
    }

    private JsonNode shown(String connection) {
        return tenant.admin().get("/api/connections/" + connection).expect(200).json();
    }

    private void describe(String slug, String discovery) {
        tenant.admin().post("/api/openapi/specs", Map.of("slug", slug, "spec", Map.of("kind", "blob", "value", """
                {"openapi": "3.1.0", "info": {"title": "Staff", "version": "1"}, "servers": [{"url": "%s"}],
                 "components": {"securitySchemes": {"signIn": {"type": "openIdConnect", "openIdConnectUrl": "%s"}}},
                 "security": [{"signIn": ["openid", "email"]}],
                 "paths": {"/me": {"get": {"operationId": "me", "responses": {"200": {"description": "who"}}}}}}"""
                .formatted(accounts.issuer(), discovery)))).expect(201);
        await().atMost(SOON).until(() -> database.texts("select slug from app.integration_view where tenant = ?",
                tenant.name()).contains(slug));
    }
}
