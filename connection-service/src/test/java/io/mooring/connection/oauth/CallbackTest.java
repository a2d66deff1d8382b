package io.mooring.connection.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mooring.connection.oauth.TokenFailure.Kind;
import io.mooring.contracts.provider.ProviderFacts;

/** What browsers bring back. */
class CallbackTest {

    private static final AuthorizationServer SENDING = AuthorizationServer.discovered("https://as.example", true,
            "https://as.example/a", "https://as.example/t", null, null, null, null);
    private static final AuthorizationServer SILENT = AuthorizationServer.discovered("https://as.example", false,
            "https://as.example/a", "https://as.example/t", null, null, null, null);

    @Test
    void takesTheCode() {
        assertThat(Callback.of(SENDING, Map.of("code", List.of("c"), "iss", List.of("https://as.example"))).code())
                .isEqualTo("c");
        assertThat(Callback.of(SILENT, Map.of("code", List.of("c"))).code()).isEqualTo("c");
    }

    @Test
    void keepsWhatTheFactsAskToKeep() {
        AuthorizationServer quickbooks = AuthorizationServer.of(ProviderFacts.shipped("quickbooks").oauth());

        assertThat(Callback.of(quickbooks, Map.of("code", List.of("c"), "realmId", List.of("42"))).captures())
                .containsEntry("realmId", "42");
    }

    @Test
    void refusesAnotherIssuerAndRepeatsNothingOfIt() {
        TokenFailure failure = refused(SILENT, Map.of("error", List.of("access_denied"), "error_description",
                List.of("click here"), "iss", List.of("https://evil.example")));

        assertThat(failure.code()).isEqualTo("issuer_mismatch");
        assertThat(failure.detail()).doesNotContain("click here", "evil");
    }

    @Test
    void refusesAnAnswerWithoutTheIssuerThatWasPromised() {
        assertThat(refused(SENDING, Map.of("code", List.of("c"))).code()).isEqualTo("issuer_mismatch");
    }

    @Test
    void saysWhatTheProviderSaid() {
        TokenFailure failure = refused(SILENT,
                Map.of("error", List.of("access_denied"), "error_description", List.of("The user\r\nsaid no")));

        assertThat(failure.kind()).isEqualTo(Kind.PERMANENT);
        assertThat(failure.code()).isEqualTo("access_denied");
        assertThat(failure.detail()).isEqualTo("the provider answered access_denied: The user said no");
    }

    @Test
    void refusesParametersThatComeTwiceAndNone() {
        assertThat(refused(SILENT, Map.of("code", List.of("a", "b"))).code()).isEqualTo("invalid_callback");
        assertThat(refused(SILENT, Map.of()).code()).isEqualTo("invalid_callback");
        assertThat(refused(SILENT, Map.of("code", List.of("c".repeat(5000)))).code()).isEqualTo("invalid_callback");
    }

    private static TokenFailure refused(AuthorizationServer server, Map<String, List<String>> parameters) {
        return catchThrowableOfType(TokenFailure.class, () -> Callback.of(server, parameters));
    }
}
