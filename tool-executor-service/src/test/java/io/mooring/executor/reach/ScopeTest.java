package io.mooring.executor.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.caller.Access;
import io.mooring.contracts.caller.Mandate;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.dispatch.Runner;
import io.mooring.executor.resolution.Offer;
import io.mooring.executor.toolview.Kin;
import io.mooring.executor.toolview.Reach;
import io.mooring.executor.toolview.ToolView;

class ScopeTest {

    private static final List<Kin> INTEGRATIONS = List.of(new Kin("gmail", "google", "google"),
            new Kin("drive", "google", "google"), new Kin("github", null, "github"), new Kin("notes", null, null));
    private static final ConnectionView GMAIL = new ConnectionView("conn_1", "user", "ada", "gmail", "main", "none",
            "ACTIVE", 1);
    private static final ConnectionView NOTES = new ConnectionView("conn_2", "user", "ada", "notes", "main", "none",
            "ACTIVE", 1);

    @Test
    void letsEverybodyButAgentsUseAll() {
        Offer offer = offer(tool("notes", "openapi", false));

        assertThat(Scope.unlimited().limit(offer)).isEqualTo(offer);
        assertThat(UserReach.of(List.of(GMAIL, NOTES), Scope.unlimited(), null)).isEqualTo(new Reach(Runner.KINDS,
                Set.of("gmail", "notes"), Set.of("conn_1", "conn_2"), Set.of(), null));
    }

    @Test
    void reachesTheOneIntegrationThatIsWanted() {
        assertThat(UserReach.of(List.of(NOTES), Scope.unlimited(), "notes")).isEqualTo(
                new Reach(Set.of("openapi", "graphql", "mcp", "database", "provider", "built-in"), Set.of("notes"),
                        Set.of("conn_2"), Set.of(),
                        "notes"));
    }

    @Test
    void reachesOnlyWhatTheAgentIsBoundTo() {
        Scope scope = scope(Map.of("gmail", Access.READ, "github", Access.FULL));

        assertThat(scope.access()).isEqualTo(Map.of("gmail", Access.READ, "github", Access.FULL));
        Reach reach = UserReach.of(List.of(GMAIL, NOTES), scope, null);
        assertThat(reach.integrations()).containsExactly("gmail");
        assertThat(reach.readOnly()).containsExactly("gmail");
        assertThat(reach.kinds()).isNotEmpty().doesNotContain(ToolView.BUILT_IN);
    }

    @Test
    void reachesAFamilyByItsName() {
        assertThat(scope(Map.of("google", Access.FULL)).access()).containsOnlyKeys("gmail", "drive");
    }

    @Test
    void reachesNothingWithoutABinding() {
        Scope scope = scope(Map.of());

        assertThat(scope.limit(offer(tool("gmail", "openapi", true))).variants()).isEmpty();
        assertThat(UserReach.of(List.of(GMAIL), scope, null).integrations()).isEmpty();
    }

    @Test
    void hidesToolsOfOtherAppsAndBuiltInOnes() {
        Scope scope = scope(Map.of("gmail", Access.FULL));

        assertThat(scope.limit(offer(tool("notes", "openapi", true))).variants()).isEmpty();
        assertThat(new Scope(true, Map.of("mooring", Access.FULL))
                .limit(offer(tool("mooring", ToolView.BUILT_IN, true))).variants()).isEmpty();
        assertThat(scope.limit(offer(tool("gmail", "openapi", false))).variants()).hasSize(1);
    }

    @Test
    void refusesToolsThatAreNotKnownToChangeNothingToAReader() {
        Scope scope = scope(Map.of("gmail", Access.READ));

        assertThat(scope.limit(offer(tool("gmail", "openapi", true))).variants()).hasSize(1);
        assertThatThrownBy(() -> scope.limit(offer(tool("gmail", "openapi", false))))
                .extracting("statusCode").isEqualTo(403);
    }

    @Test
    void leavesTheReadingOfSeveralVariants() {
        ToolView reading = tool("gmail", "openapi", true);

        assertThat(scope(Map.of("gmail", Access.READ))
                .limit(new Offer(List.of(tool("gmail", "openapi", false), reading), List.of(GMAIL))).variants())
                .containsExactly(reading);
    }

    private static Scope scope(Map<String, Access> bindings) {
        return Scope.of(new Mandate("ada", bindings), INTEGRATIONS);
    }

    private static Offer offer(ToolView tool) {
        return new Offer(List.of(tool), List.of(GMAIL));
    }

    private static ToolView tool(String integration, String kind, boolean readOnly) {
        return new ToolView(integration, "make", "mcp_" + integration + "_make", "", "", kind, "{}", null, Map.of(),
                "{}", readOnly, false, Set.of(), 1);
    }
}
