package io.mooring.catalog.preset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.AuthTemplate.Input;
import io.mooring.catalog.AuthTemplate.Placement;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.Providers;

class AccountMethodsTest {

    @Test
    void asksForConsentFirstThenForAKey() {
        List<AuthTemplate> methods = methods("github", List.of());

        assertThat(methods).extracting(AuthTemplate::slug).containsExactly("github", "github-pat");
        assertThat(methods).extracting(AuthTemplate::kind).containsExactly("oauth", "apikey");
        assertThat(methods.getFirst().oauth().provider()).isEqualTo("github");
        assertThat(methods.getFirst().oauth().scopes()).containsExactly("repo", "user");
        assertThat(methods.getFirst().placements())
                .containsExactly(new Placement("header", "Authorization", "Bearer ", "token", null, "plain"));
    }

    @Test
    void asksForTheScopesOfABundle() {
        assertThat(methods("google", List.of("mail", "files")).getFirst().oauth().scopes())
                .containsExactly("mail", "files");
    }

    @Test
    void letsTheKeyOfAServiceAccountSignInstead() {
        AuthTemplate key = methods("google-cloud", List.of()).getLast();

        assertThat(key.slug()).isEqualTo("google-service-account");
        assertThat(key.oauth().flows()).containsExactly("jwt_bearer");
        assertThat(key.oauth().scopes()).contains("https://www.googleapis.com/auth/cloud-platform");
        assertThat(key.oauth().tokenUrl()).isEqualTo("https://oauth2.googleapis.com/token");
    }

    @Test
    void putsTheTokenWhereTheProviderWantsIt() {
        assertThat(methods("shopify", List.of()).getFirst().placements())
                .containsExactly(new Placement("header", "X-Shopify-Access-Token", "", "token", null, "plain"));
    }

    @Test
    void takesAKeyAsUserOfBasicAuthentication() {
        AuthTemplate freshdesk = methods("freshdesk", List.of()).getFirst();

        assertThat(freshdesk.placements())
                .containsExactly(new Placement("header", "Authorization", "", "token", null, "basic"));
        assertThat(freshdesk.inputs()).extracting(Input::name).containsExactly("subdomain", "username", "password");
        assertThat(freshdesk.inputs().getLast().fallback()).isEqualTo("X");
    }

    private static List<AuthTemplate> methods(String provider, List<String> scopes) {
        return AccountMethods.of(ProviderFacts.shipped(provider), scopes, Providers.registered());
    }
}
