package io.mooring.connection.door;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.mooring.connection.Body;
import io.mooring.connection.door.Installations.Installed;
import io.mooring.connection.door.ProviderEntry.Entry;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.provider.FormField;
import io.smallrye.mutiny.Uni;

/** Seed 002: every registered provider can be installed here, by consent or by pasted credentials (S2-2). */
@Path("/install/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM})
class InstallResource {

    private final ProviderEntry entries;
    private final Installations installations;
    private final CurrentCaller caller;

    InstallResource(ProviderEntry entries, Installations installations, CurrentCaller caller) {
        this.entries = entries;
        this.installations = installations;
        this.caller = caller;
    }

    /**
     * @param install how: {@code oauth}, {@code credentials} or {@code none}
     * @param fields what a person gives beside consent
     * @param integrations of the tenant that take its accounts
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Offer(String id, String displayName, Map<String, String> install, List<FormField> fields,
            List<String> integrations, @Nullable String docsUrl) {

        static Offer of(Entry it) {
            return new Offer(it.id(), it.name(), Map.of("type", it.kind().name().toLowerCase(Locale.ROOT)),
                    it.facts() == null ? List.of() : it.facts().inputs(), it.slugs(),
                    it.facts() == null ? null : it.facts().docsUrl());
        }
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER})
    public Uni<Offer> look(@RestPath String id) {
        return entries.require(caller.require().tenant(), id).map(Offer::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public Uni<Installed> install(@RestPath String id, @Nullable Install body) {
        Install asked = Body.require(body);
        return installations.install(caller.require(), id, asked);
    }
}
