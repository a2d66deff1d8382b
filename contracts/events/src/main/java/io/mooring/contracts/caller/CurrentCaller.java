package io.mooring.contracts.caller;

import jakarta.enterprise.context.RequestScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.mooring.contracts.problem.GeneralError;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** The caller of this request. */
@RequestScoped
public class CurrentCaller {

    static final String ATTRIBUTE = "mooring.caller";

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Who is calling, with the tenant. Fails with 401 when nobody is, with 403 when the token names no tenant. */
    public Caller require() {
        return of(identity);
    }

    /** Whose identity this is, for a route that has no resource; fails as {@link #require}. */
    public static Caller of(SecurityIdentity identity) {
        Caller byKey = identity.getAttribute(ATTRIBUTE);
        if (byKey != null) {
            return byKey;
        }
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return of(identity, token);
        }
        throw GeneralError.UNAUTHENTICATED.because("send the header X-API-Key or a bearer token");
    }

    /** The identity of somebody a trusted party speaks for, such as the holder of a key or a service. */
    public static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(caller.subject()))
                .addRoles(caller.roles()).addAttribute(ATTRIBUTE, caller).build();
    }

    private static Caller of(SecurityIdentity identity, JsonWebToken token) {
        String tenant = token.getClaim("tenant");
        if (tenant == null || tenant.isBlank()) {
            throw GeneralError.FORBIDDEN.because("the token has no claim tenant");
        }
        if (identity.hasRole(Roles.AGENT)) { // nobody would say for which user
            throw GeneralError.FORBIDDEN.because("the role " + Roles.AGENT + " comes with the token of an agent only");
        }
        boolean service = token.getClaim("client_id") != null || token.getName().startsWith("service-account-");
        return new Caller(tenant, service ? Caller.Kind.SERVICE : Caller.Kind.PERSON, token.getSubject(),
                identity.getRoles());
    }
}
