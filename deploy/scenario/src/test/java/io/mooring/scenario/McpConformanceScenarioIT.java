package io.mooring.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.scenario.party.McpPeer;
import io.mooring.scenario.party.McpSuite;
import io.mooring.scenario.party.McpSuite.Told;

/** What the makers of MCP require of servers, by their own suite: of the fixtures that Mooring will be judged with. */
@Order(1)
class McpConformanceScenarioIT {

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

    private static void assertPassed(Told told) {
        assertThat(told.status()).as(told.verdict()).isZero();
    }
}
