package io.mooring.connection.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.connection.credential.SigningKey.Said;
import io.mooring.connection.oauth.AuthorizationServer;
import io.mooring.contracts.provider.ProviderFacts;

class KeyTokensTest {

    @Test
    void saysWhatTheFactsOfAProviderName() {
        AuthorizationServer google = AuthorizationServer.of(ProviderFacts.shipped("google-service-account").oauth());

        assertThat(KeyTokens.said(google, List.of("a", "b"), "id"))
                .isEqualTo(new Said("https://oauth2.googleapis.com/token", "a b", false, null, Duration.ofHours(1)));
    }

    @Test
    void saysWhatTheStandardWantsToOthers() {
        AuthorizationServer server = AuthorizationServer.declared(null, "https://as.example/token", null, null);

        assertThat(KeyTokens.said(server, List.of("a"), "id"))
                .isEqualTo(new Said("https://as.example/token", null, true, "id", Duration.ofMinutes(5)));
    }
}
