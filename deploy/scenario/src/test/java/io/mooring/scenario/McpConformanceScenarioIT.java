package io.mooring.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.scenario.party.McpAgent;
import io.mooring.scenario.party.McpPeer;
import io.mooring.scenario.party.McpSuite;
import io.mooring.scenario.party.McpSuite.Told;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** What the makers of MCP require of servers, by their own suite, of an agent's endpoint and the server behind it. */
@Order(1)
@ExtendWith(RunningStack.class)
class McpConformanceScenarioIT {

    private final Tenant tenant;

    McpConformanceScenarioIT(Stack stack) {
        this.tenant = Tenant.fresh(stack, "conformance");
    }

    @BeforeAll
    static void needSuite() {
        if (!McpSuite.canRun()) {
            System.err.println("SKIPPED: the conformance suite of MCP needs npm on Linux x64");
        }
        assumeTrue(McpSuite.canRun(), "no npm on Linux x64: the conformance suite of MCP can't be installed");
    }

    /** Else the suite would judge our fixtures, not Mooring. */
    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void fixturesHaveAllTheSuiteAsksFor(String revision) throws IOException {
        McpSuite suite = McpSuite.installed();
        try (McpPeer fixture = suite.fixture("both")) {
            assertPassed(suite.judgeServer(fixture.url(), revision));
        }
    }

    @Test
    void endpointOfAnAgentConformsInSessions() throws IOException {
        McpSuite suite = McpSuite.installed();
        try (McpPeer fixture = suite.fixture("legacy")) {
            McpAgent agent = McpAgent.of(tenant, "sessions", fixture.url());
            try (McpPeer shim = suite.shim(agent.endpoint(), agent.token())) {
                assertPassed(suite.judgeServer(shim.url(), "2025-11-25"));
            }
        }
    }

    @Test
    void endpointOfAnAgentConformsWithoutSessions() throws IOException {
        McpSuite suite = McpSuite.installed();
        try (McpPeer fixture = suite.fixture("modern")) {
            McpAgent agent = McpAgent.of(tenant, "stateless", fixture.url());
            try (McpPeer shim = suite.shim(agent.endpoint(), agent.token())) {
                assertPassed(suite.judgeServer(shim.url(), "2026-07-28"));
            }
        }
    }

    private static void assertPassed(Told told) {
        assertThat(told.status()).as(told.verdict()).isZero();
    }
}
