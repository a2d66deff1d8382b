package io.mooring.connection.oauth;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.JWTBearerGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.device.DeviceCode;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;

import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.provider.OAuthFacts;
import io.mooring.contracts.provider.OAuthFacts.Exchange;
import io.mooring.contracts.provider.OAuthFacts.Refresh;
import io.smallrye.mutiny.Uni;

/** Asks token endpoints for tokens; each request is sent once. Fails with {@link TokenFailure} alone. */
@ApplicationScoped
public class TokenClient {

    private static final String ASSERTION = "assertion";

    private final ServerClient servers;
    private final Clock clock;

    TokenClient(ServerClient servers, Clock clock) {
        this.servers = servers;
        this.clock = clock;
    }

    /**
     * Turns a code into tokens, RFC 6749 §4.1.3 and RFC 7636 §4.5; for some providers into lasting ones by a second step.
     *
     * @param redirectUri as in the authorization request
     * @param verifier absent when no challenge went along
     */
    public Uni<TokenAnswer> exchange(AuthorizationServer server, OAuthClient client, String code, String redirectUri,
            @Nullable String verifier) {
        return Uni.createFrom().item(() -> new AuthorizationCodeGrant(new AuthorizationCode(code),
                URI.create(redirectUri), verifier == null ? null : new CodeVerifier(verifier)))
                .chain(grant -> ask(server, client, grant, server.facts().token().url(), List.of()))
                .chain(answer -> lasting(server, client, answer));
    }

    /** RFC 6749 §6; with the scopes of the grant. */
    public Uni<TokenAnswer> refresh(AuthorizationServer server, OAuthClient client, String refreshToken) {
        Refresh refresh = server.facts().refresh();
        String url = refresh == null || refresh.url() == null ? server.facts().token().url() : refresh.url();
        return ask(server, client, new RefreshTokenGrant(new RefreshToken(refreshToken)), url, List.of());
    }

    /** RFC 6749 §4.4. */
    public Uni<TokenAnswer> clientCredentials(AuthorizationServer server, OAuthClient client,
            Collection<String> scopes) {
        return ask(server, client, new ClientCredentialsGrant(), server.facts().token().url(), scopes);
    }

    /** RFC 7523 §2.1: the assertion is all the proof there is. */
    public Uni<TokenAnswer> assertion(AuthorizationServer server, String assertion, Collection<String> scopes) {
        return Uni.createFrom().deferred(() -> {
            Map<String, List<String>> parameters = new LinkedHashMap<>();
            parameters.put("grant_type", List.of(JWTBearerGrant.GRANT_TYPE.getValue()));
            parameters.put(ASSERTION, List.of(assertion));
            if (!scopes.isEmpty()) {
                parameters.put("scope", List.of(ScopeText.of(server.facts(), scopes)));
            }
            return ask(server, OAuthClient.none(), parameters, server.facts().token().url());
        });
    }

    /** One poll, RFC 8628 §3.4; {@code authorization_pending} and {@code slow_down} are temporary failures. */
    public Uni<TokenAnswer> poll(AuthorizationServer server, OAuthClient client, String deviceCode) {
        return ask(server, client, new DeviceCodeGrant(new DeviceCode(deviceCode)), server.facts().token().url(),
                List.of());
    }

    private Uni<TokenAnswer> ask(AuthorizationServer server, OAuthClient client, AuthorizationGrant grant, String url,
            Collection<String> scopes) {
        return Uni.createFrom().deferred(() -> {
            Map<String, List<String>> parameters = new LinkedHashMap<>(grant.toParameters());
            if (!scopes.isEmpty()) {
                parameters.put("scope", List.of(ScopeText.of(server.facts(), scopes)));
            }
            return ask(server, client, parameters, url);
        });
    }

    private Uni<TokenAnswer> ask(AuthorizationServer server, OAuthClient client, Map<String, List<String>> parameters,
            String url) {
        OAuthFacts.Token token = server.facts().token();
        token.params().forEach((name, value) -> parameters.putIfAbsent(name, List.of(value)));
        if (server.resource() != null) {
            parameters.put("resource", List.of(server.resource()));
        }
        EgressRequest request = Requests.post(url, token, ClientProof.of(client, token.url()), parameters);
        Instant asked = clock.instant();
        return servers.ask(request, token.errors(), secrets(client, parameters))
                .map(answer -> TokenAnswers.read(server.facts(), answer, asked));
    }

    /** Meta's way: the short token is exchanged for one that lasts. */
    private Uni<TokenAnswer> lasting(AuthorizationServer server, OAuthClient client, TokenAnswer brief) {
        Exchange exchange = server.facts().token().exchange();
        if (exchange == null) {
            return Uni.createFrom().item(brief);
        }
        String parameter = exchange.grant().startsWith("fb_") ? exchange.grant() : "access_token";
        Map<String, List<String>> parameters = new LinkedHashMap<>(ClientProof.of(client, exchange.url()).parameters());
        parameters.put("grant_type", List.of(exchange.grant()));
        parameters.put(parameter, List.of(brief.accessToken()));
        Instant asked = clock.instant();
        return servers.ask(Requests.get(exchange.url(), parameters), null, secrets(client, parameters))
                .map(answer -> TokenAnswers.read(server.facts(), answer, asked));
    }

    private static List<String> secrets(OAuthClient client, Map<String, List<String>> parameters) {
        List<String> names = List.of("refresh_token", "code", "code_verifier", "device_code", "access_token",
                "fb_exchange_token", ASSERTION);
        return Stream.concat(
                Stream.ofNullable(client.secret()),
                names.stream().map(parameters::get).filter(Objects::nonNull).flatMap(List::stream)).toList();
    }
}
