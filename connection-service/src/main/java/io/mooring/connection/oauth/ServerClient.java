package io.mooring.connection.oauth;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.connection.oauth.TokenFailure.Kind;
import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.contracts.provider.OAuthFacts.ErrorInAnswer;
import io.smallrye.mutiny.Uni;

/** Sends one request to an authorization server through the egress guard; no redirect is followed, nothing repeated. */
@ApplicationScoped
class ServerClient {

    private final EgressClient egress;
    private final Limits limits;
    private final Clock clock;

    ServerClient(EgressClient egress, OAuthConfig config, Clock clock) {
        this.egress = egress;
        this.limits = Limits.STANDARD.withDeadline(config.timeout())
                .withMaxResponseBytes(config.maxAnswer().asLongValue());
        this.clock = clock;
    }

    /** Any status is an item. Fails with {@link TokenFailure} alone. */
    Uni<EgressResponse> send(EgressRequest request) {
        return egress.send(request.withLimits(limits)).onFailure(EgressFailure.class)
                .transform(ServerClient::unanswered);
    }

    /**
     * The JSON object of a successful answer. Fails with {@link TokenFailure} alone.
     *
     * @param secrets of the request: a description that quotes one of them is not repeated
     */
    Uni<JsonNode> ask(EgressRequest request, @Nullable ErrorInAnswer errors, List<String> secrets) {
        return send(request).map(response -> Answers.read(response, errors, clock.instant()))
                .onFailure(TokenFailure.class).transform(failure -> silent(failure, secrets));
    }

    /** For requests whose answer has no content of interest. Fails with {@link TokenFailure} alone. */
    Uni<Void> tell(EgressRequest request, List<String> secrets) {
        return send(request).invoke(response -> {
            if (!response.isSuccessful()) {
                Answers.read(response, null, clock.instant());
            }
        }).replaceWithVoid().onFailure(TokenFailure.class)
                .transform(failure -> silent(failure, secrets));
    }

    private static TokenFailure silent(TokenFailure failure, List<String> secrets) {
        return secrets.stream().noneMatch(failure.detail()::contains)
                ? failure
                : failure.silenced("the authorization server answered " + failure.code());
    }

    private static TokenFailure unanswered(EgressFailure failure) {
        String code = switch (failure.kind()) {
            case REFUSED -> "address_refused";
            case UNRESOLVABLE, CONNECT_FAILED -> "unreachable";
            case TLS_FAILED -> "tls_failed";
            case TIMED_OUT -> "timeout";
            case TOO_LARGE -> "answer_too_large";
            case TOO_MANY_REDIRECTS, BAD_RESPONSE -> "unreadable_answer";
            case CONNECTION_LOST -> "connection_lost";
        };
        Kind kind = failure.kind() == EgressFailure.Kind.REFUSED
                ? Kind.CLIENT
                : failure.mayHaveBeenReceived() ? Kind.LOST : Kind.TEMPORARY;
        return new TokenFailure(kind, code, "no answer of the authorization server: " + failure.reason(), null,
                failure);
    }
}
