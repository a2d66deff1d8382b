package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.NotesApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.Database;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** Calls that wait for an approval when the executor dies: none is lost, none runs twice. Days that are too old go. */
@Order(9)
@Isolated
@ExtendWith(RunningStack.class)
class ApprovalsSurviveAKillScenarioIT {

    private static final String SECRET = "hunter2-of-fay";

    private final Stack stack;
    private final Api admin;
    private final Upstream upstream = Upstream.start();
    private final NotesApi notes;

    ApprovalsSurviveAKillScenarioIT(Stack stack) {
        this.stack = stack;
        Tenant tenant = Tenant.fresh(stack, "approvals");
        this.admin = tenant.admin();
        this.notes = NotesApi.connected(tenant, upstream);
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    @Test
    void losesAndDoublesNothingWhenTheExecutorIsKilled() {
        // Given
        Database database = new Database(stack, "executor");
        policy(Map.of("user_id", "fay", "pattern", "notes.*", "action", "require_approval"));
        String waiting = notes.write(admin, "fay", Map.of("text", "waited", "password", SECRET)).expect(202)
                .text("approval_id");
        String decided = notes.delete(admin, "fay", "decided").expect(202).text("approval_id");
        String sent = notes.delete(admin, "fay", "sent").expect(202).text("approval_id");
        upstream.answersAfter(Duration.ofMinutes(5));
        admin.post("/api/approvals/" + sent + "/approve", Map.of()).expect(200);
        await().atMost(SOON).until(() -> upstream.underWay() == 1);

        database.texts("select cast(app.make_call_day(date '2020-01-01') as text)");
        database.update("alter table app.call_20200101 owner to executor");

        // When
        stack.kill("tool-executor");
        upstream.answersAfter(Duration.ZERO);
        // what a crash right after the decision leaves
        assertThat(database.update("update app.approval set state = 'APPROVED',"
                + " decided_at = now(), tried_at = now(), decided_by = 'key', decided_kind = 'API_KEY' where id = '"
                + decided + "'")).isEqualTo(1);
        stack.up();
        awaitStatus(admin, decided, "done");
        admin.post("/api/approvals/" + waiting + "/approve", Map.of()).expect(200);
        awaitStatus(admin, waiting, "done");

        // Then
        assertThat(upstream.seen("/notes/decided")).hasSize(1);
        assertThat(upstream.seen("/notes").stream().filter(seen -> seen.body().contains(SECRET))).hasSize(1);
        assertThat(upstream.seen("/notes/sent")).hasSize(1);
        await().atMost(SOON).untilAsserted(() -> assertThat(
                database.texts("select relname from pg_class where relname = 'call_20200101'")).isEmpty());
        // it may have had its effect: it is never sent again, and given up after two minutes
        JsonNode lost = admin.get("/api/approvals/" + sent).expect(200).json();
        assertThat(lost.path("status").textValue() + " " + lost.path("outcome").asText()).isIn("running ",
                "done unknown");
    }

    private String policy(Map<String, ?> body) {
        return admin.post("/api/policies", body).expect(201).text("id");
    }

    private JsonNode awaitStatus(Api caller, String approval, String status) {
        return await().atMost(SOON).until(() -> caller.get("/api/approvals/" + approval).json(),
                shown -> status.equals(shown.path("status").textValue()));
    }
}
