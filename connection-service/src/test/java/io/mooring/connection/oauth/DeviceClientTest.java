package io.mooring.connection.oauth;

import static io.mooring.connection.oauth.FakeServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.mooring.contracts.provider.OAuthFacts.ClientAuth;

/** Consent on another device. */
class DeviceClientTest {

    private final FakeServer fake = new FakeServer();

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void tellsThePersonWhereToGo() {
        fake.answering(200, """
                {"device_code":"dc","user_code":"ABCD-EFGH","verification_uri":"https://as.example/device",
                 "expires_in":600,"interval":7}""");

        DeviceClient.Permission permission = answer(
                fake.devices().begin(server(), Servers.client(ClientAuth.POST), List.of("a")));

        assertThat(permission.userCode()).isEqualTo("ABCD-EFGH");
        assertThat(permission.interval()).isEqualTo(Duration.ofSeconds(7));
        assertThat(permission.expiresAt()).isEqualTo(FakeServer.NOW.plusSeconds(600));
        assertThat(permission.toString()).doesNotContain("dc");
        assertThat(fake.received.remove().field("scope")).isEqualTo("a");
    }

    @Test
    void isToldToWaitUntilThePersonIsDone() {
        fake.answering(400, "{\"error\":\"authorization_pending\"}");

        TokenFailure failure = catchThrowableOfType(TokenFailure.class,
                () -> answer(fake.tokens().poll(server(), Servers.client(ClientAuth.POST), "dc")));

        assertThat(failure.kind()).isEqualTo(TokenFailure.Kind.TEMPORARY);
        assertThat(fake.received.remove().field("grant_type"))
                .isEqualTo("urn:ietf:params:oauth:grant-type:device_code");
    }

    private AuthorizationServer server() {
        return AuthorizationServer.discovered("https://as.example", false, null, fake.url("/token"), null, null,
                fake.url("/device"), null);
    }
}
