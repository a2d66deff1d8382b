package io.mooring.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.GitHub;
import io.mooring.scenario.party.GitHub.Delivery;
import io.mooring.scenario.party.Hook;
import io.mooring.scenario.party.Load;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Realm;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.Database;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** All keys are replaced while tools are called, connections made and webhooks delivered: nobody notices. */
@Order(6)
@Isolated
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(RunningStack.class)
class KeyRotationUnderLoadScenarioIT {

    private static final int CONNECTIONS = 6;
    private static final Duration UNTIL_DELIVERED = Duration.ofMinutes(5);
    private static final String EXECUTOR = "tool-executor";
    private static final List<String> SERVICES = List.of("connection", "webhook", EXECUTOR);
    private static final Map<String, List<String>> SEALED = Map.of("connection",
            List.of("credential.sealed", "credential.grant_sealed"), "webhook",
            List.of("endpoint_secret.secret", "subscription.secret"), EXECUTOR, List.of("approval.sealed"));
    /** Calls for this user wait for somebody's word: their arguments are sealed meanwhile. */
    private static final String CAUTIOUS = "cautious";

    private final Stack stack;
    private final Tenant tenant;
    private final Upstream upstream = Upstream.start();
    private final Upstream subscriber = Upstream.start();
    private final Hook hook;
    private final ParcelApi parcels;
    private final AtomicInteger next = new AtomicInteger();
    private String heldBefore = "";
    private final List<String> prefixesBefore = new ArrayList<>();
    private final List<String> keysBefore = new ArrayList<>();

    KeyRotationUnderLoadScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "rotation");
        this.hook = Hook.made(tenant);
        this.parcels = ParcelApi.registered(tenant, "parcels", upstream.url());
    }

    @BeforeAll
    void connect() {
        hook.subscribed(subscriber);
        for (int i = 0; i < CONNECTIONS; i++) {
            parcels.connectedFor(user(i), "mine", "X-Parcel-Key", "key-of-" + user(i));
        }
        parcels.connectedFor(CAUTIOUS, "mine", "X-Parcel-Key", "key-of-" + CAUTIOUS);
        tenant.admin().post("/api/policies",
                Map.of("user_id", CAUTIOUS, "pattern", "parcels.*", "action", "require_approval")).expect(201);
        heldBefore = hold("held-before");
    }

    @AfterAll
    void stopServers() {
        upstream.close();
        subscriber.close();
    }

    @Test
    @Order(1)
    void failsNoCallWhileKeysRotate() throws InterruptedException {
        // Given
        SERVICES.forEach(service -> keysBefore.add(masterKeys(service).getFirst()));
        SERVICES.forEach(service -> prefixesBefore.addAll(prefixes(service)));
        Load<Delivery> deliveries = Load.started(2, GitHub::push, hook::take);
        Load<Integer> calls = Load.started(3, next::incrementAndGet, number -> parcels.print(tenant.admin(),
                user(number % CONNECTIONS), "p" + number));
        // Each wants a lease nobody has in memory, and seals a secret.
        Load<String> approvals = Load.started(1, () -> "a" + UUID.randomUUID(), this::holdAndApprove);
        Load<String> connects = Load.started(1, () -> "c" + UUID.randomUUID(), this::connectAndCall);

        // When
        stack.mooring("secrets", "rotate").require();
        stack.mooring("secrets", "rotate", "--tenant", tenant.name()).require();

        // Then
        deliveries.stop();
        calls.stop();
        connects.stop();
        approvals.stop();
        assertThat(unsuccessful(approvals)).isEmpty();
        assertThat(approvals.succeeded()).isNotEmpty().allSatisfy(parcel -> await().atMost(UNTIL_DELIVERED)
                .untilAsserted(() -> assertThat(upstream.seen("/v1/parcels/" + parcel)).hasSize(1)));
        assertThat(unsuccessful(calls)).isEmpty();
        assertThat(unsuccessful(connects)).isEmpty();
        assertThat(unsuccessful(deliveries)).isEmpty();
        assertThat(calls.succeeded()).hasSizeGreaterThan(CONNECTIONS);
        assertThat(connects.succeeded()).isNotEmpty();
        assertThat(upstream.seen("/v1")).allSatisfy(call -> assertThat(call.headers().get("x-parcel-key"))
                .startsWith("key-of-"));
        Set<String> accepted = new HashSet<>();
        deliveries.answers().forEach(answer -> accepted.add(answer.text("id")));
        await().atMost(UNTIL_DELIVERED).untilAsserted(() -> assertThat(delivered()).containsAll(accepted));
    }

    @Test
    @Order(2)
    void leavesNothingUnderFormerKeys() {
        for (String service : SERVICES) {
            List<String> current = masterKeys(service);
            assertThat(current).hasSize(1).doesNotContainAnyElementsOf(keysBefore);
            assertThat(database(service).texts("select distinct master_key from app.tenant_key"))
                    .containsExactly(current.getFirst().split(":")[0]);
            assertThat(prefixes(service)).isNotEmpty().doesNotContainAnyElementsOf(prefixesBefore);
            assertThat(database(service).texts("select tenant from app.tenant_key where rotating"))
                    .isEmpty();
        }
    }

    /** Also those of a connection made before, which no process has in memory any more. */
    @Test
    @Order(3)
    void opensEverythingAfterRestartWithoutFormerKeys() {
        for (String part : List.of("connection", "webhook", "tool-executor")) {
            stack.mooring("restart", part).require();
        }

        for (int i = 0; i < CONNECTIONS; i++) {
            String user = user(i);
            parcels.print(tenant.admin(), user, "after").expect(200);
        }
        approve(heldBefore).expect(200);
        await().atMost(UNTIL_DELIVERED).untilAsserted(
                () -> assertThat(upstream.seen("/v1/parcels/held-before")).hasSize(1));
        String event = hook.accept(GitHub.push());
        await().atMost(UNTIL_DELIVERED).untilAsserted(() -> assertThat(delivered()).contains(event));
    }

    @Test
    @Order(4)
    void tellsProgressToInstallerOnly() {
        Api installer = Api.withToken(stack.url("gateway"), new Realm(stack).service("mooring-installer"));

        for (String path : List.of("/api/secrets/rotations", "/api/webhooks/secrets/rotations",
                "/api/tools/secrets/rotations")) {
            tenant.admin().get(path).expectProblem(403);
            tenant.admin().post(path, Map.of("which", "kek")).expectProblem(403);
            Answer list = installer.get(path).expect(200);
            assertThat(list.json().path("rotations").findValuesAsText("state")).isNotEmpty().containsOnly("done");
            installer.get(path + "/" + list.json().findValuesAsText("id").getFirst()).expect(200);
            installer.get(path + "/rot_nothing").expectProblem(404);
            assertThat(installer.post(path, Map.of("which", "all")).expectProblem(400).text()).contains("/which");
            assertThat(installer.post(path, Map.of("which", "tenant", "tenant", "nobody")).expectProblem(400).text())
                    .contains("/tenant");
        }
    }

    private String hold(String parcel) {
        return parcels.print(tenant.admin(), CAUTIOUS, parcel).expect(202).text("approval_id");
    }

    private Answer approve(String approval) {
        return tenant.admin().post("/api/approvals/" + approval + "/approve", Map.of());
    }

    private Answer holdAndApprove(String parcel) {
        return approve(hold(parcel));
    }

    private Answer connectAndCall(String user) {
        parcels.connectedFor(user, "mine", "X-Parcel-Key", "key-of-" + user);
        return parcels.print(tenant.admin(), user, "p-" + user);
    }

    private static List<Answer> unsuccessful(Load<?> load) {
        assertThat(load.failed()).as("%s", load.answers().stream().filter(answer -> !answer.succeeded()).toList())
                .isEmpty();
        return load.answers().stream().filter(answer -> !answer.succeeded()).toList();
    }

    private static String user(int number) {
        return "user-" + number;
    }

    private Database database(String service) {
        return new Database(stack, service.equals(EXECUTOR) ? "executor" : service);
    }

    private List<String> masterKeys(String service) {
        try (Stream<String> lines = Files.lines(stack.home().resolve("keys").resolve(service))) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What every sealed value begins with: the id of the key that sealed it. */
    private Set<String> prefixes(String service) {
        Set<String> prefixes = new HashSet<>();
        for (String column : SEALED.get(service)) {
            String[] names = column.split("\\.");
            prefixes.addAll(database(service).texts("select distinct encode(substring(" + names[1]
                    + " from 1 for 5), 'hex') from app." + names[0] + " where " + names[1] + " is not null"));
        }
        return prefixes;
    }

    private Set<String> delivered() {
        Set<String> ids = new HashSet<>();
        subscriber.seen("/events").forEach(exchange -> ids.add(exchange.headers().get("webhook-id")));
        return ids;
    }
}
