package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.Leftovers;
import io.mooring.scenario.stack.Outcome;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** What {@code ./mooring} itself promises. */
@Order(10)
@Isolated
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(RunningStack.class)
class StackScenarioIT {

    private final Stack stack;

    StackScenarioIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    @Order(1)
    void tellsEveryPart() {
        JsonNode status = stack.status();

        assertThat(status.path("ready").booleanValue()).as(status.toString()).isTrue();
        assertThat(status.path("services").findValuesAsText("name")).contains("gateway", "catalog", "connection",
                "webhook", "tool-executor", "health", "postgres", "kafka", "connect", "registry", "keycloak");
        for (JsonNode part : status.path("services")) {
            assertThat(part.path("ready").booleanValue()).as(part.toString()).isTrue();
            assertThat(part.path("url").textValue()).as(part.toString()).contains("127.0.0.1:");
            assertThat(part.path("startMillis").longValue()).as(part.toString()).isPositive();
            assertThat(part.path("rssBytes").longValue()).as(part.toString()).isPositive();
        }
        assertThat(stack.mooring("status").exit()).isZero();
    }

    @Test
    @Order(2)
    void keepsAdminKeyToItsOwner() throws IOException {
        Path key = stack.home().resolve("admin.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stack.home()))).isEqualTo("rwx------");
        Api admin = Api.withKey(stack.url("gateway"), Files.readString(key).strip());
        assertThat(admin.get("/api/keys").expect(200).text()).contains("\"admin\"");
    }

    @Test
    @Order(3)
    void seesCrashAndRepairsIt() {
        long before = stack.process("health").pid();
        stack.kill("health");

        JsonNode status = stack.status();
        int exit = stack.mooring("status").exit();
        stack.up();

        assertThat(status.path("ready").booleanValue()).as(status.toString()).isFalse();
        assertThat(ready(status)).doesNotContain("health").contains("catalog", "kafka");
        assertThat(exit).isEqualTo(1);
        assertThat(stack.process("health").pid()).isNotEqualTo(before);
        assertThat(stack.status().path("ready").booleanValue()).isTrue();
    }

    private static List<String> ready(JsonNode status) {
        List<String> ready = new ArrayList<>();
        for (JsonNode part : status.path("services")) {
            if (part.path("ready").booleanValue()) {
                ready.add(part.path("name").textValue());
            }
        }
        return ready;
    }

    @Test
    @Order(4)
    void namesPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Stack another = new Stack(stack.checkout(), Path.of("target", "stack-without-port").toAbsolutePath(),
                    taken.getLocalPort() - stack.port("registry") + stack.base());
            Outcome up = another.mooring("up");

            assertThat(up.exit()).isNotZero();
            assertThat(up.out() + up.err()).contains(String.valueOf(another.port("registry")), "MOORING_PORT_BASE");
            assertThat(Leftovers.of(another)).isEmpty();
        }
    }

    @Test
    @Order(5)
    void saysWhatItDoesNotKnow() {
        assertThat(stack.mooring("sail").exit()).isNotZero();
        assertThat(stack.mooring("logs", "nothing").exit()).isNotZero();
        Outcome base = stack.mooring(Map.of("MOORING_PORT_BASE", "many"), "status");
        assertThat(base.exit()).isNotZero();
        assertThat(base.out() + base.err()).contains("MOORING_PORT_BASE");
    }

    @Test
    @Order(6)
    void leavesNoProcessAndKeepsItsState() {
        // Given
        Tenant tenant = Tenant.added(stack, "survivor");
        try (Upstream upstream = Upstream.start()) {
            ParcelApi parcels = ParcelApi.registered(tenant, "parcels", upstream.url());
            parcels.connectedForAll("main", "X-Parcel-Key", "kept");
            parcels.print(tenant.admin(), "ada", "before").expect(200);

            // When
            stack.mooring("down").require();
            List<String> left = Leftovers.of(stack);
            stack.up();

            // Then
            assertThat(left).isEmpty();
            parcels.print(tenant.admin(), "ada", "after").expect(200);
            assertThat(upstream.seen("/v1/parcels/after").getFirst().headers()).containsEntry("x-parcel-key", "kept");
            await().atMost(SOON).untilAsserted(
                    () -> assertThat(tenant.admin().get("/api/calls").expect(200).text()).contains("printLabel"));
        }
    }
}
