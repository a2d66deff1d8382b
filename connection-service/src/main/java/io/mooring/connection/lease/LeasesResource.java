package io.mooring.connection.lease;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.mooring.connection.Body;
import io.mooring.connection.TenantName;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.problem.GeneralError;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** For Mooring's own services only; the gateway does not route it. */
@Path("/internal/credentials/leases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CREDENTIAL_LEASE)
class LeasesResource {

    private final Leases leases;
    private final Allowances allowances;
    private final LeaseAudit audit;
    private final SecurityIdentity identity;

    LeasesResource(Leases leases, Allowances allowances, LeaseAudit audit, SecurityIdentity identity) {
        this.leases = leases;
        this.allowances = allowances;
        this.audit = audit;
        this.identity = identity;
    }

    record LeaseCredential(@Nullable String tenant, @Nullable String connection,
            @JsonProperty("integration_version") @Nullable Long integrationVersion,
            @JsonProperty("refused_version") @Nullable Long refusedVersion) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public Uni<Lease> lease(@Nullable LeaseCredential body) {
        String service = requireService();
        LeaseCredential asked = Body.require(body);
        String tenant = require("/tenant", asked.tenant());
        String connection = require("/connection", asked.connection());
        return Uni.createFrom().deferred(() -> grant(service, new Leases.Wanted(tenant, connection,
                asked.integrationVersion(), asked.refusedVersion())))
                .invoke(lease -> audit.granted(service, tenant, lease))
                .onFailure().invoke(failure -> audit.refused(service, tenant, connection, failure));
    }

    private Uni<Lease> grant(String service, Leases.Wanted wanted) {
        allowances.take(service);
        if (!TenantName.matches(wanted.tenant())) {
            throw GeneralError.NOT_FOUND.because("there is no such connection");
        }
        return leases.grant(wanted);
    }

    /** The role alone is not enough: whatever a key claims to be, only a token speaks for a service. */
    private String requireService() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return token.getName();
        }
        throw GeneralError.FORBIDDEN.because("only a service with a token may lease credentials");
    }

    private static String require(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw GeneralError.BAD_REQUEST.at(field, "expected a text that is not blank");
        }
        return value;
    }
}
