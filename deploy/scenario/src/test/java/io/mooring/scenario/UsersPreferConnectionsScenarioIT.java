package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** Users say which of several connections their calls use. */
@Order(4)
@ExtendWith(RunningStack.class)
class UsersPreferConnectionsScenarioIT {

    private final Tenant tenant;
    private final Api platform;
    private final Upstream upstream = Upstream.start();
    private final ParcelApi parcels;
    private final String everybodys;
    private final String adas;

    UsersPreferConnectionsScenarioIT(Stack stack) {
        this.tenant = Tenant.fresh(stack, "usual");
        this.platform = tenant.key("platform").holder();
        this.parcels = ParcelApi.registered(tenant, "parcels", upstream.url());
        this.everybodys = parcels.connectedForAll("main", "X-Parcel-Key", "key-of-all");
        this.adas = parcels.connectedFor("ada", "mine", "X-Parcel-Key", "key-of-ada");
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    @Test
    void callsUseTheDefaultOfTheirUserUntilItIsOver() {
        // Given two connections that match
        parcels.print(platform, "ada", "several").expectProblem(409);

        // When the organisation's is preferred, by this user
        prefer(everybodys, "?user_id=ada");
        usesSoon("ada", everybodys);
        // Then what is named goes before
        assertThat(parcels.execute(platform, "ada", "parcels.user.mine.getParcel", Map.of("parcel", "named"))
                .expect(200).text("connection")).isEqualTo(adas);

        // When her own is preferred instead
        prefer(adas, "");
        usesSoon("ada", adas);
        // Then it is shown as that
        assertThat(shown(adas).json().path("default").booleanValue()).isTrue();
        assertThat(shown(everybodys).json().has("default")).isFalse();
        assertThat(defaults("?user_id=ada")).containsExactly(adas);
        assertThat(defaults("?connection=" + everybodys)).isEmpty();

        // When it stands still
        platform.post("/api/connections/" + adas + "/disable", Map.of()).expect(200);
        // Then no other account takes its place
        await().atMost(SOON).untilAsserted(() -> assertThat(parcels.print(platform, "ada", "still")
                .expectProblem(409).text()).contains(adas, "DISABLED"));

        // When it is gone
        platform.delete("/api/connections/" + adas).expect(204);
        // Then so is the default
        usesSoon("ada", everybodys);
        assertThat(defaults("?user_id=ada")).isEmpty();
    }

    @Test
    void defaultsAreTakenBack() {
        String second = parcels.connectedForAll("second", "X-Parcel-Key", "other-key-of-all");
        prefer(second, "?user_id=ben");
        prefer(second, "?user_id=ben");
        usesSoon("ben", second);

        platform.delete("/api/connections/" + everybodys + "/default?user_id=ben").expect(204);
        assertThat(defaults("?user_id=ben")).containsExactly(second);
        platform.delete("/api/connections/" + second + "/default?user_id=ben").expect(204);

        await().atMost(SOON).untilAsserted(() -> parcels.print(platform, "ben", "again").expectProblem(409));
        tenant.admin().delete("/api/connections/" + second).expect(204);
    }

    @Test
    void refusesDefaultsThatCanBeNone() {
        assertThat(platform.send("PUT", path(everybodys, ""), (byte[]) null).expectProblem(400).text())
                .contains("user_id");
        platform.send("PUT", path(adas, "?user_id=eve"), (byte[]) null).expectProblem(404);
        platform.send("PUT", path("conn_unknown", "?user_id=eve"), (byte[]) null).expectProblem(404);
        platform.get("/api/connections/defaults?cursor=e").expectProblem(400);
        String revoked = parcels.connectedFor("eve", "old", "X-Parcel-Key", "key-of-eve");
        platform.post("/api/connections/" + revoked + "/revoke", Map.of()).expect(200);
        platform.send("PUT", path(revoked, ""), (byte[]) null).expectProblem(409);
        assertThat(defaults("?user_id=eve")).isEmpty();
    }

    private void prefer(String connection, String query) {
        assertThat(platform.send("PUT", path(connection, query), (byte[]) null).expect(200).text("connection"))
                .isEqualTo(connection);
    }

    private static String path(String connection, String query) {
        return "/api/connections/" + connection + "/default" + query;
    }

    private void usesSoon(String user, String connection) {
        await().atMost(SOON).untilAsserted(() -> assertThat(parcels.print(platform, user, "soon").expect(200)
                .text("connection")).isEqualTo(connection));
    }

    private Answer shown(String connection) {
        return platform.get("/api/connections/" + connection).expect(200);
    }

    private List<String> defaults(String query) {
        return platform.get("/api/connections/defaults" + query).expect(200).json().path("defaults")
                .findValuesAsText("connection");
    }
}
