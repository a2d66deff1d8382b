package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.Fact;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** What the installation knows of third parties, and what can be installed by its name. */
@Order(1)
@ExtendWith(RunningStack.class)
class ProvidersAndPresetsScenarioIT {

    private final Stack stack;
    private final Tenant tenant;
    private final Api admin;

    ProvidersAndPresetsScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "presets");
        this.admin = tenant.admin();
    }

    @Test
    void listsEveryProviderPageByPage() {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = admin.get("/api/providers?limit=60" + cursor).expect(200).json();
            page.path("providers").forEach(provider -> ids.add(provider.path("id").textValue()));
            cursor = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").textValue() : "";
        } while (!cursor.isEmpty());

        assertThat(ids).hasSizeGreaterThanOrEqualTo(148).isSorted().doesNotHaveDuplicates()
                .contains("google", "slack", "github", "microsoft", "linear", "gitlab", "cloudflare", "stripe",
                        "notion",
                        "standard-webhooks");
        admin.get("/api/providers/nobody").expectProblem(404);
    }

    @Test
    void publishesTheFactsItTells() {
        JsonNode told = admin.get("/api/providers/gmail").expect(200).json();

        await().atMost(SOON).untilAsserted(() -> {
            List<Fact> facts = Topic.read(stack, Topics.STATE_PROVIDER).stream()
                    .filter(fact -> fact.key().equals("*/gmail")).toList();
            assertThat(facts).isNotEmpty();
            assertThat(facts.getLast().text("facts")).isEqualTo(told.toString());
        });
    }

    @Test
    void installsPresetOfDirectApi() {
        Answer installed = admin.post("/api/presets/gmail-rest/install", Map.of("slug", "mail")).expect(201);

        assertThat(installed.json().path("toolCount").intValue()).isGreaterThan(5);
        JsonNode method = admin.get("/api/integrations/mail").expect(200).json().at("/authMethods/0");
        assertThat(method.path("kind").textValue()).isEqualTo("oauth");
        JsonNode send = admin.get("/api/integrations/mail/tools/send_message").expect(200).json();
        assertThat(send.path("inputSchema").toString()).contains("raw");
        assertThat(admin.get("/api/integrations?provider=gmail&text=mail").expect(200).text())
                .contains("\"mail\"");
        admin.post("/api/presets/gmail-rest/install", Map.of("slug", "mail")).expectProblem(409);
    }

    @Test
    void installsAllOfBundleOrNone() {
        admin.post("/api/presets/gmail/install", Map.of("slug", "taken-gmail")).expect(201);

        admin.post("/api/presets/google-workspace/install", Map.of("slug", "taken")).expectProblem(409);
        admin.post("/api/presets/google-workspace/install", Map.of("slug", "work")).expect(201);

        assertThat(admin.get("/api/integrations?text=taken-").expect(200).json().path("integrations")).hasSize(1);
        assertThat(admin.get("/api/integrations?family=google&text=work-").expect(200).json().path("integrations"))
                .hasSize(5);
    }

    @Test
    void installsDatabaseWithToolsThatRead() {
        admin.post("/api/presets/postgres/install", Map.of()).expectProblem(409);
        admin.post("/api/presets/postgres/install", Map.of("slug", "warehouse")).expect(201);

        JsonNode tools = admin.get("/api/integrations/warehouse/tools?readOnly=true").expect(200).json().path("tools");
        assertThat(tools).extracting(tool -> tool.path("name").textValue()).containsExactly("describe_table",
                "list_tables", "query");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(admin.post("/api/presets/salesforce/install", Map.of()).expectProblem(400).text())
                .contains("/baseUrl");
        assertThat(admin.post("/api/presets/loom/install", Map.of()).expectProblem(422).text()).contains("Loom");
        admin.post("/api/presets/nothing/install", Map.of()).expectProblem(404);
        admin.post("/api/presets/gmail/install", Map.of("slug", "No Slug")).expectProblem(400);
    }
}
