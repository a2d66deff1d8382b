package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

import io.mooring.scenario.party.Clerk;
import io.mooring.scenario.party.FakeAccount;
import io.mooring.scenario.party.FakeProvider;
import io.mooring.scenario.party.GuardedMcp;
import io.mooring.scenario.party.McpCaller;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.Database;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/**
 * An MCP server people sign in for gets the token of their connection and nothing of who calls. One that forgets the token gets
 * a newer one, once; one that refuses every token costs one refresh, not one with each call.
 */
@Order(5)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(RunningStack.class)
class McpServersAreGuardedScenarioIT {

    private static final String ADA = "ada";
    private static final String TOOL = "mcp_guarded_look";
    private static final String PROMPT = "mcp_guarded_greet";

    private final Stack stack;
    private final Tenant tenant;
    private final FakeProvider provider = FakeProvider.start();
    private final FakeAccount account = provider.account(ADA);
    private final GuardedMcp server = GuardedMcp.start(provider.url());
    private final McpCaller agent;
    private String connection = "";

    McpServersAreGuardedScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "guarded");
        tenant.admin().post("/api/mcp/servers", Map.of("slug", "guarded", "name", "Guarded", "endpoint",
                server.endpoint().toString(), "auth", "oauth2")).expect(201);
        this.agent = McpCaller.of(Clerk.made(tenant, ADA, "guarded:full"));
    }

    @BeforeAll
    void connect() {
        connection = provider.connected(tenant, "guarded", ADA);
        await().atMost(SOON).untilAsserted(() -> assertThat(agent.tools()).contains(TOOL));
    }

    @AfterAll
    void close() {
        server.close();
        provider.close();
    }

    @Test
    @Order(1)
    void getNothingOfWhoCalls() {
        // When
        String token = String.valueOf(agent.api().headers().get("Authorization")).substring("Bearer ".length());
        McpCaller session = agent.inSession();
        String id = String.valueOf(session.api().headers().get("Mcp-Session-Id"));
        agent.result("tools/call", Map.of("name", TOOL, "arguments", Map.of()));
        agent.result("prompts/get", Map.of("name", PROMPT));
        session.legacy("tools/call", Map.of("name", TOOL, "arguments", Map.of())).expect(200);
        agent.api().post("/mcp/call", Map.of("server", "guarded", "tool", "look")).expect(200);

        // Then
        assertThat(server.credentials("tools/call")).hasSize(3).doesNotContain("Bearer " + token);
        assertThat(server.credentials("prompts/get")).hasSize(1);
        assertThat(server.heard()).allSatisfy(heard -> assertThat(heard.whole()).doesNotContain(token, id));
    }

    @Test
    @Order(2)
    void getANewerTokenOnceWhenTheyForgetTheOld() {
        int refreshed = account.refreshTokensSeen().size();
        for (String method : List.of("tools/call", "prompts/get")) {
            int before = server.credentials(method).size();
            server.forgetsTokens();
            provedLongAgo();

            agent.result(method, method.equals("tools/call")
                    ? Map.of("name", TOOL, "arguments", Map.of())
                    : Map.of("name", PROMPT));

            List<String> came = server.credentials(method).subList(before, server.credentials(method).size());
            assertThat(came).as(method).hasSizeLessThanOrEqualTo(2).doesNotHaveDuplicates();
            assertThat(account.refreshTokensSeen()).as(method).hasSize(++refreshed);
        }
    }

    @Test
    @Order(3)
    void getNoNewTokenWithEachCallThatTheyRefuse() {
        // Given
        int refreshed = account.refreshTokensSeen().size();
        server.closesToAll();
        provedLongAgo();
        int before = server.credentials("tools/call").size();

        // When
        List<String> answers = List.of(call(), call(), call());

        // Then
        assertThat(answers).allMatch(answer -> answer.contains("credential-rejected"));
        assertThat(account.refreshTokensSeen()).hasSize(refreshed + 1);
        assertThat(server.credentials("tools/call").size() - before).isLessThanOrEqualTo(answers.size());
    }

    private String call() {
        return tenant.admin().post("/api/tools/execute",
                Map.of("user_id", ADA, "action", TOOL, "params", Map.of())).text();
    }

    /** A token the provider has just accepted is not renewed because a server does not like it; time is moved instead. */
    private void provedLongAgo() {
        assertThat(new Database(stack, "connection").update("update app.connection set last_verified_at = now()"
                + " - interval '1 hour' where tenant = '" + tenant.name() + "' and id = '" + connection + "'")).isOne();
    }
}
