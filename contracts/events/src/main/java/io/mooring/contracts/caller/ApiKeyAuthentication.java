package io.mooring.contracts.caller;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.contracts.event.Topics;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Header {@code X-API-Key}. A wrong key is refused at once, it does not fall back to another way. */
@ApplicationScoped
class ApiKeyAuthentication implements HttpAuthenticationMechanism {

    static final String HEADER = "X-API-Key";
    /** Ahead of the bearer token, so that two credentials in one request can't be mixed up. */
    private static final int PRIORITY = 2000;

    private final ApiKeys keys;
    private final CopyProgress progress;

    ApiKeyAuthentication(ApiKeys keys, CopyProgress progress) {
        this.keys = keys;
        this.progress = progress;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        String text = request.request().getHeader(HEADER);
        if (text == null) {
            return Uni.createFrom().nullItem();
        }
        return progress.isComplete(Topics.STATE_API_KEY).onFailure().transform(ApiKeyAuthentication::unreadable)
                .map(complete -> identify(complete, text.strip()));
    }

    private SecurityIdentity identify(boolean complete, String text) {
        if (!complete) {
            throw new EventsUnavailable("the API keys are still being read");
        }
        return keys.find(text).map(CurrentCaller::identity)
                .orElseThrow(() -> new AuthenticationFailedException("unknown or revoked API key"));
    }

    private static EventsUnavailable unreadable(Throwable failure) {
        return new EventsUnavailable("the API keys can't be read", failure);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "ApiKey header=\"" + HEADER + "\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }
}
