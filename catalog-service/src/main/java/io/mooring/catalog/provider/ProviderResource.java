package io.mooring.catalog.provider;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.Providers;

/** Which third parties the installation knows. The same for every tenant, and no secret. */
@Path("/api/providers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
class ProviderResource {

    /** {@code webhookScheme}: the provider that says how its webhooks prove themselves. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProviderView(String id, String displayName, String category, String auth, String install,
            boolean installable, @Nullable String family, @Nullable String docsUrl, @Nullable String webhookScheme) {

        static ProviderView of(ProviderFacts facts) {
            return new ProviderView(facts.id(), facts.displayName(), facts.category(), facts.auth().name(),
                    facts.install().name(), facts.install() != ProviderFacts.InstallKind.NONE, facts.family(),
                    facts.docsUrl(), facts.webhookScheme());
        }
    }

    /** One page; {@code nextCursor} is absent on the last one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<ProviderView> providers, @Nullable String nextCursor) {}

    private final CurrentCaller caller;
    private final Providers providers;

    ProviderResource(CurrentCaller caller, Providers providers) {
        this.caller = caller;
        this.providers = providers;
    }

    /** In order of id; {@code text} is looked for in id and name. */
    @GET
    public Page list(@RestQuery @Nullable String text, @RestQuery @Nullable String category,
            @RestQuery @Nullable String installable, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        caller.require();
        Cursor page = Cursor.of(limit, cursor);
        List<ProviderFacts> found = ProviderFilter.of(text, category, installable).select(providers, page);
        return new Page(page.page(found).stream().map(ProviderView::of).toList(),
                page.next(found, ProviderFacts::id));
    }

    /** All facts, in the form of {@code contracts/provider}. */
    @GET
    @Path("/{id}")
    public String find(@RestPath String id) {
        caller.require();
        return providers.find(id).map(provider -> provider.facts().text())
                .orElseThrow(() -> GeneralError.NOT_FOUND.because("there is no provider " + id));
    }
}
