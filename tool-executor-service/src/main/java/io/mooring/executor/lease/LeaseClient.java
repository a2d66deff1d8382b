package io.mooring.executor.lease;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.ExecutorError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;

/** Asks connection-service for a credential, with a token of our own (client credentials). */
@ApplicationScoped
class LeaseClient {

    private static final Logger LOG = Logger.getLogger(LeaseClient.class);
    private static final int MOST_CONNECTIONS = 64;

    private final WebClient http;
    private final String url;
    private final Duration timeout;
    private final OidcClient issuer;
    private final TokensHelper tokens = new TokensHelper();
    private final ObjectMapper json;

    LeaseClient(Vertx vertx, LeaseConfig config, OidcClient issuer, ObjectMapper json) {
        this.http = WebClient.create(vertx, new WebClientOptions().setMaxPoolSize(MOST_CONNECTIONS)
                .setConnectTimeout((int) config.timeout().toMillis()).setFollowRedirects(false));
        this.url = config.url().resolve("/internal/credentials/leases").toString();
        this.timeout = config.timeout();
        this.issuer = issuer;
        this.json = json;
    }

    /**
     * Fails with 404 or 409 when the connection can't be used, with 503 when nobody can say or its next token is on its way.
     *
     * @param refused version of the credential an upstream has just refused; 0: none
     */
    Uni<Lease> lease(String tenant, String connection, long integrationVersion, long refused) {
        JsonObject wanted = new JsonObject().put("tenant", tenant).put("connection", connection)
                .put("integration_version", integrationVersion);
        JsonObject body = refused > 0 ? wanted.put("refused_version", refused) : wanted;
        return tokens.getTokens(issuer).chain(token -> http.postAbs(url).timeout(timeout.toMillis())
                .bearerTokenAuthentication(token.getAccessToken()).sendJsonObject(body))
                .map(answer -> read(answer, connection)).onFailure(failure -> !(failure instanceof HttpProblem))
                .transform(LeaseClient::unavailable);
    }

    private Lease read(HttpResponse<Buffer> answer, String connection) {
        return switch (answer.statusCode()) {
            case 200 -> parse(answer.bodyAsString());
            case 404 -> throw ExecutorError.UNKNOWN_CONNECTION.because("connection " + connection + " is gone");
            case 409 -> throw Refusal.notActive(json, connection, answer.bodyAsString());
            default -> throw refused(answer);
        };
    }

    private HttpProblem refused(HttpResponse<Buffer> answer) {
        HttpProblem pending = Refusal.pending(json, answer.getHeader("Retry-After"), answer.bodyAsString());
        return pending == null ? unavailable(new IllegalStateException("status " + answer.statusCode())) : pending;
    }

    private Lease parse(String body) {
        try {
            return json.readValue(body, Lease.class);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw unavailable(new IllegalStateException("the lease is not in the agreed form"));
        }
    }

    private static HttpProblem unavailable(Throwable cause) {
        LOG.warnf("no lease: %s", cause.getMessage());
        return ExecutorError.CREDENTIALS_UNAVAILABLE.because("connection-service does not answer; try again");
    }
}
