package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Realm;
import io.mooring.scenario.party.Realm.Person;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** People and services that come with a token of Keycloak's. */
@Order(5)
@ExtendWith(RunningStack.class)
class KeycloakTokenScenarioIT {

    private final Stack stack;
    private final Realm realm;
    private final Tenant tenant;
    private final Person admin;
    private final Person viewer;

    KeycloakTokenScenarioIT(Stack stack) {
        this.stack = stack;
        this.realm = new Realm(stack);
        this.tenant = Tenant.fresh(stack, "token");
        this.admin = realm.person(tenant.name(), "admin");
        this.viewer = realm.person(tenant.name(), "viewer");
        ParcelApi.registered(tenant, "of-the-tenant", stack.url("gateway"));
    }

    @Test
    void letsPersonIntoTheirTenantEverywhere() {
        Api caller = caller(realm.tokenOf(admin));

        Tenant.READS.forEach(path -> caller.get(path).expect(200));
        assertThat(caller.get("/api/integrations").text()).contains("of-the-tenant");
        caller.post("/api/keys", Map.of("label", "made by a person")).expect(201);
    }

    @Test
    void keepsToRolesOfToken() {
        Api caller = caller(realm.tokenOf(viewer));

        Tenant.READS.forEach(path -> caller.get(path).expect(200));
        caller.post("/api/keys", Map.of("label", "mine")).expectProblem(403);
        caller.delete("/api/integrations/of-the-tenant").expectProblem(403);
    }

    @Test
    void refusesTokenForAnotherAudience() {
        Api caller = caller(realm.tokenOf(admin, "admin-cli"));

        Tenant.READS.forEach(path -> caller.get(path).expectProblem(401));
    }

    @Test
    void refusesExpiredToken() {
        Api caller = caller(realm.tokenOf(admin, Realm.BRIEF));

        Tenant.READS.forEach(path -> await().atMost(SOON).untilAsserted(() -> caller.get(path).expectProblem(401)));
    }

    @Test
    void refusesForgedToken() {
        String[] genuine = realm.tokenOf(viewer).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(genuine[1]), StandardCharsets.UTF_8);
        String raised = base64(claims.replace("\"viewer\"", "\"admin\""));
        String unsigned = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}");

        for (String forged : List.of("garbage", "a.b.c", genuine[0] + "." + raised + "." + genuine[2],
                unsigned + "." + raised + ".", genuine[0] + "." + genuine[1] + ".")) {
            Tenant.READS.forEach(path -> caller(forged).get(path).expectProblem(401));
        }
    }

    @Test
    void refusesServiceWithoutTenant() {
        for (String service : List.of("mooring-installer", "tool-executor-service")) {
            Api caller = caller(realm.service(service));

            Tenant.READS.forEach(path -> caller.get(path).expectProblem(403));
        }
    }

    @Test
    void refusesWrongKeyBesideGoodToken() {
        Api both = caller(realm.tokenOf(admin)).with("X-API-Key", "mk_wrong");

        Tenant.READS.forEach(path -> both.get(path).expectProblem(401));
    }

    private Api caller(String token) {
        return Api.withToken(stack.url("gateway"), token);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
