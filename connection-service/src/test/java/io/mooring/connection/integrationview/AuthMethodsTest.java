package io.mooring.connection.integrationview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.event.catalog.IntegrationState;
import io.mooring.contracts.event.catalog.Placement;

class AuthMethodsTest {

    @Test
    void survivesTheColumn() {
        List<AuthMethod> methods = List.of(Integrations.bearer(), Integrations.basic(), Integrations.keyAndTenant(),
                AuthMethod.none());

        assertThat(AuthMethods.read(AuthMethods.write(methods))).isEqualTo(methods);
    }

    @Test
    void keepsNothingInTheColumnThatFollowsFromTheRest() {
        assertThat(AuthMethods.write(List.of(AuthMethod.none()))).isEqualTo(
                "[{\"template\":\"none\",\"kind\":\"none\",\"name\":\"No authentication\",\"placements\":[]}]");
    }

    @Test
    void readsAColumnWithAFieldOfANewerVersion() {
        assertThat(
                AuthMethods.read("[{\"template\":\"t\",\"kind\":\"none\",\"name\":\"n\",\"placements\":[],\"new\":1}]"))
                .containsExactly(new AuthMethod("t", "none", "n", List.of(), List.of(), null));
    }

    @Test
    void takesMethodsFromTheStateRecord() {
        Placement placement = Placement.newBuilder().setCarrier("header").setName("Authorization").setPrefix("Bearer ")
                .setVariable("token").build();
        IntegrationState state = IntegrationState.newBuilder().setTenant("acme").setSlug("github").setName("GitHub")
                .setDescription("").setKind("openapi").setCanRemove(true).setCanRefresh(true).setVersion(3)
                .setAuthMethods(List.of(io.mooring.contracts.event.catalog.AuthMethod.newBuilder()
                        .setTemplate("bearer").setKind("apikey").setName("Bearer token")
                        .setPlacements(List.of(placement)).build()))
                .build();

        assertThat(AuthMethods.of(state)).containsExactly(Integrations.bearer());
    }
}
