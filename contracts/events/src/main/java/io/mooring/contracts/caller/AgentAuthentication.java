package io.mooring.contracts.caller;

import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

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

/** {@code Authorization: Bearer agt_…}. Any other bearer token is left to OpenID Connect; a wrong one of ours is not. */
@ApplicationScoped
class AgentAuthentication implements HttpAuthenticationMechanism {

    private static final String SCHEME = "bearer ";
    /** Behind the API key, ahead of OpenID Connect. */
    private static final int PRIORITY = 1900;

    private final Agents agents;
    private final CopyProgress progress;

    AgentAuthentication(Agents agents, CopyProgress progress) {
        this.agents = agents;
        this.progress = progress;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        String text = token(request.request().getHeader("Authorization"));
        if (text == null) {
            return Uni.createFrom().nullItem();
        }
        return progress.isComplete(Topics.STATE_AGENT)
                .onFailure().transform(failure -> new EventsUnavailable("the agents can't be read", failure))
                .map(complete -> identify(complete, text));
    }

    /** None when the header holds no token of an agent. */
    static @Nullable String token(@Nullable String header) {
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return null;
        }
        String token = header.substring(SCHEME.length()).strip();
        return token.startsWith(AgentToken.PREFIX) ? token : null;
    }

    private SecurityIdentity identify(boolean complete, String text) {
        if (!complete) {
            throw new EventsUnavailable("the agents are still being read");
        }
        return agents.find(text).map(CurrentCaller::identity)
                .orElseThrow(() -> new AuthenticationFailedException("unknown or revoked token of an agent"));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
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
