package io.mooring.connection.authconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.contracts.provider.OAuthFacts.ClientAuth;
import io.mooring.contracts.provider.ProviderFacts;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** What an auth config may say. */
class BlueprintTest {

    private static final PublicConfig SITE = () -> URI.create("https://mooring.example/");

    @Test
    void takesWhatIsUsualAtTheProvider() {
        Blueprint made = Blueprint.of(target("gitlab"), body("cid"), SITE);

        assertThat(made.clientAuth()).isEqualTo(ClientAuth.POST);
        assertThat(made.scopes()).containsExactly("api");
        assertThat(made.redirectUri()).isEqualTo("https://mooring.example/api/oauth/callback/gitlab");
        assertThat(made.variables()).containsEntry("host", "gitlab.com");
    }

    @Test
    void takesWhatTheCallerSays() {
        Blueprint made = Blueprint.of(target("gitlab"),
                new AuthConfigBody("gitlab", "cid", "s", "basic", List.of("read_user", "read_user"),
                        "https://mooring.example/api/integrations/callback", Map.of("prompt", "login"),
                        Map.of("host", "git.acme.example:8443")),
                SITE);

        assertThat(made.clientAuth()).isEqualTo(ClientAuth.BASIC);
        assertThat(made.scopes()).containsExactly("read_user");
        assertThat(made.redirectUri()).isEqualTo("https://mooring.example/api/integrations/callback");
        assertThat(made.params()).containsEntry("prompt", "login");
        assertThat(made.variables()).containsEntry("host", "git.acme.example:8443");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example/", "a@b", "http://x", "", "x\n", "{host}"})
    void refusesAHostThatIsNone(String host) {
        assertThat(field(new AuthConfigBody("gitlab", "cid", null, null, null, null, null, Map.of("host", host))))
                .isEqualTo("/variables/host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/api/oauth/callback", "https://mooring.example/api/oauth/callback/",
            "https://mooring.example/api/oauth/callback/github", "http://mooring.example/api/oauth/callback"})
    void refusesARedirectThatIsNotOurs(String redirect) {
        assertThat(field(new AuthConfigBody("gitlab", "cid", null, null, null, redirect, null, null)))
                .isEqualTo("/redirect_uri");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "state", "redirect_uri", "code_challenge", "scope", "a b"})
    void refusesParametersOfTheProtocolItself(String name) {
        assertThat(field(new AuthConfigBody("gitlab", "cid", null, null, null, null, Map.of(name, "x"), null)))
                .isEqualTo("/params/" + name);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThat(field(new AuthConfigBody("gitlab", "c id", null, null, null, null, null, null)))
                .isEqualTo("/client_id");
        assertThat(field(new AuthConfigBody("gitlab", "cid", null, "magic", null, null, null, null)))
                .isEqualTo("/client_auth");
        assertThat(field(new AuthConfigBody("gitlab", "cid", null, null, Collections.singletonList(null), null, null,
                null))).isEqualTo("/scopes");
        assertThat(field(new AuthConfigBody("gitlab", "cid", null, null, null, null, null, Map.of("shop", "x"))))
                .isEqualTo("/variables/shop");
        assertThat(catchThrowableOfType(HttpProblem.class, () -> Blueprint.secret(" secret\n")).getParameters())
                .containsEntry("field", "/client_secret");
    }

    private static String field(AuthConfigBody body) {
        return String.valueOf(catchThrowableOfType(HttpProblem.class,
                () -> Blueprint.of(target("gitlab"), body, SITE)).getParameters().get("field"));
    }

    private static Target target(String provider) {
        return Target.of(provider, ProviderFacts.shipped(provider), List.of("api"));
    }

    private static AuthConfigBody body(String clientId) {
        return new AuthConfigBody("gitlab", clientId, null, null, null, null, null, null);
    }
}
