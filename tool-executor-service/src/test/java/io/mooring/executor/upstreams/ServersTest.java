package io.mooring.executor.upstreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.contracts.caller.Access;
import io.mooring.contracts.caller.Mandate;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.policy.Effect;
import io.mooring.executor.policy.TenantRules;
import io.mooring.executor.toolview.IntegrationView;
import io.mooring.executor.toolview.Kin;
import io.mooring.executor.upstreams.Watches.Watched;
import io.quarkiverse.resteasy.problem.HttpProblem;

class ServersTest {

    private final ConnectionView main = connection("notes", "main");
    private final ConnectionView spare = connection("notes", "spare");
    private final ConnectionView files = connection("files", "main");

    @Test
    void areOpenWhereEverythingMayRun() {
        assertThat(Servers.open(List.of(main, spare, files), TenantRules.of(List.of(
                Map.entry("notes.org.main.*", Effect.REQUIRE_APPROVAL), Map.entry("files.*", Effect.BLOCK)))))
                .isEqualTo(Map.of("notes", List.of(spare)));
    }

    @Test
    void useTheDefaultOfTheUserOrTheOnlyOne() {
        assertThat(server(main, spare.asPreferred()).upstream().connection().id()).isEqualTo(spare.id());
        assertThat(server(main).upstream().connection()).isEqualTo(main);
    }

    @Test
    void neverGuessBetweenSeveral() {
        assertThatThrownBy(() -> server(main, spare).upstream()).isInstanceOf(HttpProblem.class)
                .hasMessageContaining(main.id()).hasMessageContaining(spare.id());
    }

    @Test
    void canBeAskedOnAConnectionThatIsNotTheDefault() {
        assertThat(server(main, spare.asPreferred()).onlyOn(main.id())).get()
                .satisfies(server -> assertThat(server.upstream().connection()).isEqualTo(main));
        assertThat(server(main).onlyOn(spare.id())).isEmpty();
    }

    @Test
    void areAskedByTheConnectionThatIsTheDefaultNow() {
        Watched watched = new Watched("acme", "notes", main.id(), "file:///a", "a");

        assertThat(now(watched, server(main, spare.asPreferred()))).contains(spare.id());
        assertThat(now(watched, server(main, spare))).contains(main.id());
        assertThat(now(watched, server(spare))).contains(spare.id());
        assertThat(now(watched)).isEmpty();
    }

    @Test
    void areTheSameWhateverIsNewButWhoIsAsked() {
        String known = digest(server(main, spare.asPreferred()));

        assertThat(digest(server(main, connection("notes", "spare", 2).asPreferred()))).isEqualTo(known);
        assertThat(List.of(digest(server(main.asPreferred(), spare)), digest(server(main, spare)), digest(server(main)),
                digest(new Server("acme", new IntegrationView("notes", "mcp", 2, null, 2),
                        JsonNodeFactory.instance.objectNode(), List.of(main, spare.asPreferred()), false)),
                digest(new Server("acme", new IntegrationView("notes", "mcp", 1, null, 1),
                        JsonNodeFactory.instance.objectNode(), List.of(main, spare.asPreferred()), true)),
                digest())).doesNotContain(known);
    }

    private static String digest(Server... servers) {
        return new ServerWatches.Reached(List.of(servers), null, Duration.ofMinutes(1)).digest();
    }

    @Test
    void areWithinReachOfMandatesThatNameThemOrTheirKin() {
        List<Kin> notes = List.of(new Kin("notes", "office", null));

        assertThat(List.of("notes", "office")).allSatisfy(
                app -> assertThat(ServerWatches.mayReach(new Mandate("ada", Map.of(app, Access.READ)), notes))
                        .isTrue());
        assertThat(ServerWatches.mayReach(new Mandate("ada", Map.of("files", Access.READ)), notes)).isFalse();
        assertThat(ServerWatches.mayReach(null, notes)).isTrue();
        assertThat(ServerWatches.mayReach(new Mandate("ada", Map.of("files", Access.READ)), List.of())).isTrue();
    }

    private static Optional<String> now(Watched watched, Server... servers) {
        return new ServerWatches.Reached(List.of(servers), null, Duration.ofMinutes(1)).now(watched)
                .map(Watched::connection);
    }

    private static Server server(ConnectionView... connections) {
        return new Server("acme", new IntegrationView("notes", "mcp", 1, null, 1),
                JsonNodeFactory.instance.objectNode(), List.of(connections), false);
    }

    private static ConnectionView connection(String integration, String name) {
        return connection(integration, name, 1);
    }

    private static ConnectionView connection(String integration, String name, long version) {
        return new ConnectionView("con_" + name, "org", null, integration, name, "none", "ACTIVE", version);
    }
}
