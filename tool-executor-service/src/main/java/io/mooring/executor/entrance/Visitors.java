package io.mooring.executor.entrance;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Caller.Kind;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Mandate;
import io.mooring.contracts.caller.Mandates;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.executor.session.Owner;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Says who is at the endpoint. Whatever fails here, nobody is let in. */
@ApplicationScoped
public class Visitors {

    private static final Set<String> MAY_RUN = Set.of(Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM);

    private final IdentityProviderManager providers;
    private final Mandates mandates;
    private final Pace pace;
    private final Clock clock;

    Visitors(IdentityProviderManager providers, Mandates mandates, Pace pace, Clock clock) {
        this.providers = providers;
        this.mandates = mandates;
        this.pace = pace;
        this.clock = clock;
    }

    /** The caller has proved who it is, but its token is not good for this. */
    static final class ScopeLacking extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ScopeLacking() {
            super("the token has none of the roles that run tools", null, false, false);
        }
    }

    /**
     * Fails with 401 when nobody proves who it is, with {@link ScopeLacking}, and with 404 at the address of an agent that
     * is not the caller's; with 429 when it comes too fast.
     *
     * @param agent id in the path; null at everybody's own address
     */
    public Uni<Visitor> of(RoutingContext request, @Nullable String agent) {
        return QuarkusHttpUser.getSecurityIdentity(request, providers).map(identity -> arrival(identity, request))
                .chain(arrival -> agent == null
                        ? Uni.createFrom().item(() -> self(arrival))
                        : agent(arrival, agent))
                .invoke(visitor -> pace.require(visitor.owner()));
    }

    /** Somebody who proved who it is, and still does. */
    private record Arrival(Caller by, String path, BooleanSupplier proof) {

        Visitor as(Caller caller, String user) {
            return new Visitor(caller, user, new Owner(by.tenant(), by.kind().name(), by.subject(), path), proof);
        }
    }

    private Arrival arrival(@Nullable SecurityIdentity identity, RoutingContext request) {
        Caller by = caller(identity);
        return new Arrival(by, request.normalizedPath(),
                by.kind() == Kind.AGENT ? agentsProof(request) : proof(identity));
    }

    private BooleanSupplier agentsProof(RoutingContext request) {
        String authorization = request.request().getHeader("Authorization");
        return () -> mandates.isProof(authorization);
    }

    private BooleanSupplier proof(SecurityIdentity identity) {
        Instant end = identity.getPrincipal() instanceof JsonWebToken token
                ? Instant.ofEpochSecond(token.getExpirationTime())
                : Instant.MIN;
        return () -> clock.instant().isBefore(end);
    }

    private static Caller caller(@Nullable SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous()) {
            throw new UnauthorizedException();
        }
        return CurrentCaller.of(identity);
    }

    private static Visitor self(Arrival arrival) {
        Caller by = arrival.by;
        Mandate mandate = by.mandate();
        if (mandate != null) {
            return arrival.as(by, mandate.user());
        }
        if (by.kind() != Kind.PERSON) {
            throw GeneralError.FORBIDDEN.because("a key has no user of its own; come with the token of an agent");
        }
        if (by.roles().stream().noneMatch(MAY_RUN::contains)) {
            throw new ScopeLacking();
        }
        return arrival.as(by, by.subject());
    }

    /** The agent itself, or the person it belongs to, who then gets as far as the agent does. */
    private Uni<Visitor> agent(Arrival arrival, String agent) {
        Caller by = arrival.by;
        if (by.kind() == Kind.AGENT) {
            return Uni.createFrom().item(() -> {
                if (!by.subject().equals(agent)) {
                    throw unknown(agent);
                }
                return self(arrival);
            });
        }
        if (by.kind() != Kind.PERSON) {
            return Uni.createFrom().failure(unknown(agent));
        }
        return mandates.find(by.tenant(), agent).map(found -> found
                .filter(known -> known.mandate() != null && known.mandate().user().equals(by.subject()))
                .map(known -> arrival.as(known, by.subject()))
                .orElseThrow(() -> unknown(agent)));
    }

    private static RuntimeException unknown(String agent) {
        return GeneralError.NOT_FOUND.because("no agent " + agent);
    }
}
