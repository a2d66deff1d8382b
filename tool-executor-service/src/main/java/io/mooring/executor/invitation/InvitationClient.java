package io.mooring.executor.invitation;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;

/** Asks connection-service for links, with a token of our own (client credentials). */
@ApplicationScoped
class InvitationClient {

    private static final Logger LOG = Logger.getLogger(InvitationClient.class);
    private static final int CREATED = 201;

    private final WebClient http;
    private final String url;
    private final Duration timeout;
    private final Duration life;
    private final OidcClient issuer;
    private final TokensHelper tokens = new TokensHelper();
    private final ObjectMapper json;

    InvitationClient(Vertx vertx, InvitationConfig config, OidcClient issuer, ObjectMapper json) {
        this.http = WebClient.create(vertx, new WebClientOptions()
                .setConnectTimeout((int) config.timeout().toMillis()).setFollowRedirects(false));
        this.url = config.url().resolve("/internal/connect/sessions").toString();
        this.timeout = config.timeout();
        this.life = config.life();
        this.issuer = issuer;
        this.json = json;
    }

    /** None when the user can't connect it, or nobody can say: the call is refused all the same, without a link. */
    Uni<Optional<Invitation>> invite(String tenant, String user, Gap gap) {
        JsonObject wanted = new JsonObject().put("tenant", tenant).put("user_id", user).put("expires_in",
                (int) life.toSeconds());
        JsonObject body = gap.connection() == null
                ? wanted.put("integration", gap.integration())
                : wanted.put("connection_id", gap.connection());
        return tokens.getTokens(issuer).chain(token -> http.postAbs(url).timeout(timeout.toMillis())
                .bearerTokenAuthentication(token.getAccessToken()).sendJsonObject(body)).map(this::read)
                .onFailure().invoke(failure -> LOG.warnf("no link to connect: %s", failure.getMessage()))
                .onFailure().recoverWithItem(Optional.empty());
    }

    private Optional<Invitation> read(HttpResponse<Buffer> answer) {
        if (answer.statusCode() != CREATED) {
            LOG.debugf("no link to connect: connection-service answered %d", answer.statusCode());
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(answer.bodyAsString(), Invitation.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the link is not in the agreed form"); // the cause would have it
        }
    }
}
