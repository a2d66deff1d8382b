package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.BigApi;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** Catalog → outbox → Kafka → the executor's copy, for an integration as large as they come. */
@Order(1)
@ResourceLock(value = Stack.ROOM_FOR_DOCUMENTS, mode = ResourceAccessMode.READ)
@ExtendWith(RunningStack.class)
class ToolCopyFollowsCatalogScenarioIT {

    private final Tenant tenant;
    private final Upstream upstream = Upstream.start();

    ToolCopyFollowsCatalogScenarioIT(Stack stack) {
        this.tenant = Tenant.fresh(stack, "tool-copy");
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    @Test
    void makesEveryToolCallableAndTakesThemAllAway() {
        // Given
        BigApi things = BigApi.registered(tenant, "things", upstream.url());
        things.connectedOpenly("main");

        // When
        await().atMost(SOON).untilAsserted(() -> assertThat(things.listed("ada")).hasSize(BigApi.OPERATIONS));

        // Then
        for (int i : new int[]{0, 611, BigApi.OPERATIONS - 1}) {
            assertThat(things.call("ada", i).expect(200).json().path("success").booleanValue()).isTrue();
            assertThat(upstream.seen("/things/" + i + "/x")).hasSize(1);
        }

        // When
        tenant.admin().delete("/api/integrations/things").expect(200);

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(things.listed("ada")).isEmpty());
        await().atMost(SOON).untilAsserted(() -> things.call("ada", 0).expectProblem(404));
    }

    /** The call comes as soon as the connection's own answer is there; it is not refused for good on a busy machine. */
    @Test
    void callsToolOfAConnectionMadeAMomentAgo() {
        ParcelApi parcels = ParcelApi.registered(tenant, "moments", upstream.url());
        parcels.connectedOpenly("first");

        for (int i = 0; i < 5; i++) {
            tenant.admin().post("/api/connections", ParcelApi.openConnection("moments", "n" + i)).expect(201);
            String action = "moments.org.n" + i + ".getParcel";
            Map<String, String> params = Map.of("parcel", "moment-" + i);
            Answer call = await().atMost(SOON).until(() -> parcels.execute(tenant.admin(), "ada", action, params),
                    answer -> answer.status() != 404);
            assertThat(call.expect(200).json().path("success").booleanValue()).as(call.toString()).isTrue();
        }
    }

    @Test
    void runsControlToolsWithTheRolesOfTheirCaller() {
        // Given
        await().atMost(SOON).untilAsserted(() -> assertThat(tenant.admin()
                .get("/api/tools?user_id=anyone&integration=mooring").expect(200).text())
                .contains("mcp_mooring_integrations_list").contains("mooring.org.built-in.integrations_remove"));
        ParcelApi.registered(tenant, "controlled", upstream.url());
        Api platform = tenant.key("platform").holder();

        // When
        Answer listed = execute(platform, "mcp_mooring_integrations_list", Map.of("text", "controlled"));
        Answer refused = execute(platform, "mcp_mooring_integrations_remove", Map.of("slug", "controlled"));
        Answer removed = execute(tenant.admin(), "mooring.org.built-in.integrations_remove",
                Map.of("slug", "controlled"));

        // Then
        assertThat(listed.json().path("result").toString()).contains("controlled");
        assertThat(refused.json().path("success").booleanValue()).isFalse();
        assertThat(refused.json().path("upstream").path("status").intValue()).as(refused.toString()).isEqualTo(403);
        assertThat(removed.json().path("result").path("removed").booleanValue()).as(removed.toString()).isTrue();
        tenant.admin().get("/api/integrations/controlled").expectProblem(404);
    }

    private static Answer execute(Api caller, String action, Map<String, ?> params) {
        return caller.post("/api/tools/execute", Map.of("user_id", "anyone", "action", action, "params", params))
                .expect(200);
    }
}
