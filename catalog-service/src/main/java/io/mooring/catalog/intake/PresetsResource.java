package io.mooring.catalog.intake;

import java.net.URI;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.mooring.catalog.integration.Integration;
import io.mooring.catalog.preset.PresetDrafts;
import io.mooring.catalog.preset.PresetDrafts.Wish;
import io.mooring.catalog.preset.PresetFilter;
import io.mooring.catalog.preset.PresetView;
import io.mooring.catalog.repeat.Repeats;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.preset.Preset;
import io.mooring.contracts.provider.preset.Presets;
import io.smallrye.mutiny.Uni;

/** Integrations that are known by name. The list is the same for every tenant. */
@Path("/api/presets")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
class PresetsResource {

    /** One page; {@code nextCursor} is absent on the last one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<PresetView> presets, @Nullable String nextCursor) {}

    /** {@code baseUrl}: only where the preset asks for it, or calls shall go elsewhere. */
    record Install(@Nullable String slug, @Nullable String name, @Nullable String baseUrl) {}

    /** The integration, or all of a bundle; {@code slug} and {@code name} are the first one's. */
    record Installed(String slug, String name, int toolCount, List<IntegrationView> integrations) {}

    private final CurrentCaller caller;
    private final Presets presets;
    private final PresetDrafts drafts;
    private final Registrations registrations;
    private final Repeats repeats;

    PresetsResource(CurrentCaller caller, Presets presets, PresetDrafts drafts, Registrations registrations,
            Repeats repeats) {
        this.caller = caller;
        this.presets = presets;
        this.drafts = drafts;
        this.registrations = registrations;
        this.repeats = repeats;
    }

    /** In order of id; {@code text} is looked for in id, name and description. */
    @GET
    public Page list(@RestQuery @Nullable String kind, @RestQuery @Nullable String tier,
            @RestQuery @Nullable String role, @RestQuery @Nullable String text, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        caller.require();
        Cursor page = Cursor.of(limit, cursor);
        List<PresetView> found = new PresetFilter(kind, tier, role, text).select(presets, page);
        return new Page(page.page(found), page.next(found, PresetView::id));
    }

    @GET
    @Path("/{id}")
    public PresetView find(@RestPath String id) {
        caller.require();
        return PresetView.of(requirePreset(id));
    }

    /** Adds its integration, or all of a bundle or none. Fails with 409 when a slug is taken. */
    @POST
    @Path("/{id}/install")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<RestResponse<Installed>> install(@RestPath String id, @Nullable Install body,
            @RestHeader("Idempotency-Key") @Nullable String key) {
        String tenant = caller.require().tenant();
        Install asked = Texts.body(body);
        Wish wish = wish(asked);
        Preset preset = requirePreset(id);
        return repeats.once(tenant, key, List.of("preset", id, asked), Installed.class,
                () -> install(tenant, preset, wish));
    }

    private Uni<RestResponse<Installed>> install(String tenant, Preset preset, Wish wish) {
        return registrations.requireFree(tenant, drafts.slugs(preset, wish))
                .chain(() -> drafts.drafts(tenant, preset, wish,
                        made -> registrations.register(tenant, made).map(PresetsResource::installed)));
    }

    private static Wish wish(Install body) {
        URI baseUrl = body.baseUrl() == null ? null : Texts.url("/baseUrl", body.baseUrl());
        return new Wish(body.slug(), Texts.name(body.name()), baseUrl);
    }

    private Preset requirePreset(String id) {
        return presets.find(id).orElseThrow(() -> GeneralError.NOT_FOUND.because("there is no preset " + id));
    }

    private static RestResponse<Installed> installed(List<Integration> added) {
        Integration first = added.getFirst();
        int tools = added.stream().mapToInt(Integration::toolCount).sum();
        return RestResponse.ResponseBuilder.<Installed>created(URI.create("/api/integrations/" + first.slug()))
                .entity(new Installed(first.slug(), first.name(), tools,
                        added.stream().map(IntegrationView::of).toList()))
                .build();
    }
}
