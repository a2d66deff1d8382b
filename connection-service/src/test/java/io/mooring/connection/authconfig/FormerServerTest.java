package io.mooring.connection.authconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mooring.connection.oauth.AuthorizationServer;
import io.mooring.connection.oauth.OAuthClient;
import io.mooring.contracts.provider.OAuthFacts.ClientAuth;

/** MCP servers that move from one authorization server to another one. */
class FormerServerTest {

    private static final PublicConfig SITE = () -> URI.create("https://mooring.example/");

    @ParameterizedTest
    @CsvSource({"true, https://a.example, true", "true, https://b.example, false", "true, , false",
            "false, https://b.example, true"})
    void servesWhereItWasRegistered(boolean registersItself, String issuer, boolean serves) {
        App app = new App("ac_1", "desk", null, server("https://a.example"),
                new OAuthClient("cid", null, ClientAuth.NONE), List.of(), Map.of(),
                "https://mooring.example/api/oauth/callback", Map.of(), registersItself);

        assertThat(app.servesAt(issuer)).isEqualTo(serves);
    }

    @Test
    void isKnownAgainByItsIssuer() {
        Target target = new Target("desk", null, server("https://a.example"), List.of(), ClientAuth.NONE);
        var body = new AuthConfigBody("desk", "cid", null, null, null, null, null, null);
        var row = new AuthConfigRow("acme", "ac_1", Blueprint.of(target, body, SITE), "dynamic_client_registration",
                "somebody", Instant.EPOCH);

        assertThat(row.isAt("https://a.example")).isTrue();
        assertThat(row.isAt("https://b.example")).isFalse();
        assertThat(row.isAt(null)).isFalse();
    }

    private static AuthorizationServer server(String issuer) {
        return AuthorizationServer.discovered(issuer, true, issuer + "/authorize", issuer + "/token", null, null, null,
                "https://mcp.example.com");
    }
}
