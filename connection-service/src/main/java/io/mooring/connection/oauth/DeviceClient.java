package io.mooring.connection.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;

import io.mooring.contracts.provider.OAuthFacts.ClientAuth;
import io.smallrye.mutiny.Uni;

/** Asks for consent that is given on another device, RFC 8628. */
@ApplicationScoped
public class DeviceClient {

    private final ServerClient servers;
    private final Clock clock;

    DeviceClient(ServerClient servers, Clock clock) {
        this.servers = servers;
        this.clock = clock;
    }

    /**
     * What the person is told, and what {@link TokenClient#poll} then asks with.
     *
     * @param completeUrl the same with the code in it; absent when the server gives none
     * @param interval at least so long between two polls; 5 s longer after each {@code slow_down}
     */
    public record Permission(String deviceCode, String userCode, String verificationUrl,
            @Nullable String completeUrl, Duration interval, Instant expiresAt) {

        /** Without the device code. */
        @Override
        public String toString() {
            return "Permission[" + verificationUrl + "]";
        }
    }

    /** Fails with {@link TokenFailure} alone. */
    public Uni<Permission> begin(AuthorizationServer server, OAuthClient client, Collection<String> scopes) {
        return Uni.createFrom().deferred(() -> {
            String url = server.deviceUrl();
            if (url == null) {
                throw TokenFailure.ofCode("unsupported_grant_type", "the authorization server has no device flow");
            }
            Map<String, List<String>> parameters = new LinkedHashMap<>();
            if (!scopes.isEmpty()) {
                parameters.put("scope", List.of(ScopeText.of(server.facts(), scopes)));
            }
            if (client.auth() != ClientAuth.ASSERTION) {
                parameters.put("client_id", List.of(client.id()));
            }
            Instant asked = clock.instant();
            return servers.ask(Requests.post(url, server.facts().token(),
                    ClientProof.of(client, server.facts().token().url()), parameters), null, secrets(client))
                    .map(answer -> permission(answer, asked));
        });
    }

    private static List<String> secrets(OAuthClient client) {
        return client.secret() == null ? List.of() : List.of(client.secret());
    }

    private static Permission permission(JsonNode answer, Instant asked) {
        try {
            var read = DeviceAuthorizationSuccessResponse.parse(JSONObjectUtils.parse(answer.toString()));
            return new Permission(read.getDeviceCode().getValue(), read.getUserCode().getValue(),
                    read.getVerificationURI().toString(),
                    read.getVerificationURIComplete() == null ? null : read.getVerificationURIComplete().toString(),
                    Duration.ofSeconds(Math.max(1, read.getInterval())),
                    asked.plusSeconds(Math.max(0, read.getLifetime())));
        } catch (ParseException unreadable) {
            throw TokenFailure.of(TokenFailure.Kind.LOST, "unreadable_answer",
                    "the answer is not what RFC 8628 §3.2 describes");
        }
    }
}
