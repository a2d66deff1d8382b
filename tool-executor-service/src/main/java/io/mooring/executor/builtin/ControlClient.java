package io.mooring.executor.builtin;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.caller.Caller;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;

/** Asks catalog-service to do something for a caller, with a token of our own (client credentials). */
@ApplicationScoped
class ControlClient {

    private static final int MOST_CONNECTIONS = 16;
    private static final int CONNECT_MILLIS = 3000;

    private final WebClient http;
    private final String url;
    private final Duration timeout;
    private final OidcClient issuer;
    private final TokensHelper tokens = new TokensHelper();

    ControlClient(Vertx vertx, ControlConfig config, OidcClient issuer) {
        this.http = WebClient.create(vertx, new WebClientOptions().setMaxPoolSize(MOST_CONNECTIONS)
                .setConnectTimeout(CONNECT_MILLIS).setFollowRedirects(false));
        this.url = config.url().resolve("/internal/control/").toString();
        this.timeout = config.timeout();
        this.issuer = issuer;
    }

    /** Any answer is an item; fails with {@link UnsentRequest} when there was no token to ask with. */
    Uni<HttpResponse<Buffer>> call(Caller caller, String tool, JsonNode arguments) {
        Buffer body = Buffer.buffer(body(caller, arguments).toString());
        return tokens.getTokens(issuer).onFailure().transform(UnsentRequest::new)
                .chain(token -> http.postAbs(url + tool).timeout(timeout.toMillis())
                        .bearerTokenAuthentication(token.getAccessToken())
                        .putHeader("Content-Type", "application/json").sendBuffer(body));
    }

    private static ObjectNode body(Caller caller, JsonNode arguments) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("tenant", caller.tenant())
                .put("subject", caller.subject());
        ArrayNode roles = body.putArray("roles");
        caller.roles().stream().sorted().forEach(roles::add);
        return body.set("arguments", arguments);
    }
}
