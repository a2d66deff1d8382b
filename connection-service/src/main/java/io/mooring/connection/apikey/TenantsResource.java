package io.mooring.connection.apikey;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.Body;
import io.mooring.connection.TenantName;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.problem.GeneralError;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Tenants, for the admin of the installation, who belongs to none. */
@Path("/api/tenants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INSTALLER)
class TenantsResource {

    private final IssuedKeys issuedKeys;
    private final KnownKeys known;
    private final SecurityIdentity identity;

    TenantsResource(IssuedKeys issuedKeys, KnownKeys known, SecurityIdentity identity) {
        this.issuedKeys = issuedKeys;
        this.known = known;
        this.identity = identity;
    }

    record CreateTenant(@Nullable String name) {}

    record AdminKey(String tenant, String key) {

        static AdminKey of(IssuedKey issued) {
            return new AdminKey(issued.row().tenant, issued.key().text());
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "AdminKey[" + tenant + "]";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public Uni<AdminKey> create(@Nullable CreateTenant body) {
        String name = Body.require(body).name();
        if (name == null || !TenantName.matches(name)) {
            throw GeneralError.BAD_REQUEST.at("/name", "expected the form " + TenantName.FORM);
        }
        return issuedKeys.openTenant(name, subject()).chain(known::whenKnown).map(AdminKey::of);
    }

    @POST
    @Path("/{name}/keys")
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public Uni<AdminKey> createKey(@RestPath String name) {
        if (!TenantName.matches(name)) {
            throw GeneralError.NOT_FOUND.because("there is no such tenant");
        }
        return issuedKeys.reopenTenant(name, subject()).chain(known::whenKnown).map(AdminKey::of);
    }

    private String subject() {
        return identity.getPrincipal().getName();
    }
}
