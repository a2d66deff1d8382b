package io.mooring.catalog.preset;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.catalog.CatalogError;
import io.mooring.catalog.Draft;
import io.mooring.catalog.Draft.Curation;
import io.mooring.catalog.Slug;
import io.mooring.catalog.database.DatabaseDrafts;
import io.mooring.catalog.graphql.GraphqlDrafts;
import io.mooring.catalog.graphql.GraphqlEndpoints;
import io.mooring.catalog.graphql.Target;
import io.mooring.catalog.mcp.McpServers;
import io.mooring.catalog.openapi.OpenApiSpecs;
import io.mooring.catalog.provider.ProviderDrafts;
import io.mooring.catalog.source.SpecSource;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.OAuthFacts;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.Providers;
import io.mooring.contracts.provider.preset.Preset;
import io.mooring.contracts.provider.preset.Presets;
import io.mooring.contracts.provider.preset.Way;
import io.smallrye.mutiny.Uni;

/** Presets as drafts of integrations. */
@ApplicationScoped
public class PresetDrafts {

    /**
     * What somebody wants of a preset.
     *
     * @param slug of the integration, in front of the members' of a bundle; the preset's id when absent
     * @param name the preset's when absent
     * @param baseUrl where calls go; needed when the preset asks for it
     */
    public record Wish(@Nullable String slug, @Nullable String name, @Nullable URI baseUrl) {}

    private final Presets presets;
    private final Providers providers;
    private final OpenApiSpecs specs;
    private final GraphqlEndpoints endpoints;
    private final McpServers servers;
    private final ObjectMapper json;

    PresetDrafts(Presets presets, Providers providers, OpenApiSpecs specs, GraphqlEndpoints endpoints,
            McpServers servers, ObjectMapper json) {
        this.presets = presets;
        this.providers = providers;
        this.specs = specs;
        this.endpoints = endpoints;
        this.servers = servers;
        this.json = json;
    }

    /** Slugs of what a preset would add. Fails with 400 or 409 that names the field. */
    public List<Slug> slugs(Preset preset, Wish wish) {
        return parts(preset, wish).stream().map(Part::slug).toList();
    }

    /**
     * One draft, or one per member of a bundle. Fails with 400 or 422 that says what is missing.
     *
     * @param then what is done with them; until that has ended, their documents count as in work
     */
    public <T> Uni<T> drafts(String tenant, Preset preset, Wish wish, Function<List<Draft>, Uni<T>> then) {
        return rest(tenant, parts(preset, wish), List.of(), then);
    }

    private <T> Uni<T> rest(String tenant, List<Part> parts, List<Draft> made,
            Function<List<Draft>, Uni<T>> then) {
        return parts.isEmpty()
                ? then.apply(made)
                : draft(tenant, parts.getFirst(), draft -> rest(tenant, parts.subList(1, parts.size()),
                        Stream.concat(made.stream(), Stream.of(draft)).toList(), then));
    }

    /** The databases, under their presets' own slugs: every tenant has them. */
    public List<Draft> databases() {
        return presets.all().stream().filter(preset -> preset.way() instanceof Way.Database)
                .map(preset -> database(new Part(preset, new Slug(preset.id()), preset.name(), preset.provider(),
                        List.of(), null)))
                .toList();
    }

    /** An integration to be; {@code scopes} are those of the whole bundle, empty outside of one. */
    private record Part(Preset preset, Slug slug, String name, @Nullable String provider, List<String> scopes,
            @Nullable URI baseUrl) {}

    private List<Part> parts(Preset preset, Wish wish) {
        if (preset.way() instanceof Way.Bundle(List<String> members)) {
            List<Preset> chosen = members.stream().map(presets::find).flatMap(Optional::stream).toList();
            List<String> scopes = scopes(chosen);
            return chosen.stream().map(member -> new Part(member,
                    Slug.of(wish.slug() == null ? member.id() : wish.slug() + "-" + member.id()), member.name(),
                    preset.provider(), scopes, wish.baseUrl())).toList();
        }
        return List.of(new Part(preset, Slug.of(wish.slug() == null ? preset.id() : wish.slug()),
                wish.name() == null ? preset.name() : wish.name(), preset.provider(), List.of(), wish.baseUrl()));
    }

    private <T> Uni<T> draft(String tenant, Part part, Function<Draft, Uni<T>> then) {
        return switch (part.preset().way()) {
            case Way.Document document -> openapi(tenant, part, new SpecSource.Given(Presets.document(document)),
                    baseUrl(part, document.asksBaseUrl()), then);
            case Way.Specification spec -> openapi(tenant, part, new SpecSource.Fetched(URI.create(spec.url())),
                    baseUrl(part, spec.asksBaseUrl()), then);
            case Way.GraphQl(String url) ->
                graphql(part, new Target(URI.create(url), Map.of(), Map.of())).chain(then::apply);
            case Way.Remote remote -> server(part,
                    McpPresets.order(part.slug(), part.name(), part.preset(), remote)).chain(then::apply);
            case Way.Package started -> server(part,
                    McpPresets.order(part.slug(), part.name(), part.preset(), started)).chain(then::apply);
            case Way.Database database -> then.apply(database(part));
            case Way.Code code -> then.apply(coded(part));
            case Way.Bundle bundle -> throw new IllegalStateException("a bundle within a bundle");
            case Way.None none -> throw CatalogError.PRESET_UNDESCRIBED.because(part.preset().name()
                    + " has no package, no server and no document: register a document of its API as OpenAPI");
        };
    }

    private Draft coded(Part part) {
        IntegrationProvider provider = Optional.ofNullable(part.provider()).flatMap(providers::find)
                .orElseThrow(() -> new IllegalStateException(part.preset().id() + " names no provider"));
        IntegrationProvider own = Optional.ofNullable(part.preset().provider()).flatMap(providers::find)
                .orElse(provider);
        return ProviderDrafts.of(new ProviderDrafts.Wanted(part.slug(), part.name(), part.preset().description(),
                part.preset().id(), part.baseUrl()), own, methods(part), curation(part));
    }

    private Draft database(Part part) {
        return DatabaseDrafts.of(part.slug(), part.name(), part.preset().description(), requireFacts(part),
                curation(part));
    }

    private <T> Uni<T> openapi(String tenant, Part part, SpecSource source, @Nullable String baseUrl,
            Function<Draft, Uni<T>> then) {
        return specs.read(tenant, new OpenApiSpecs.Order(source, part.slug(), part.name(), part.preset().description(),
                baseUrl, methods(part)), read -> then.apply(curated(read.draft(), part)));
    }

    private Uni<Draft> graphql(Part part, Target target) {
        return endpoints.introspect(target).map(known -> curated(GraphqlDrafts.of(new GraphqlDrafts.Order(part.slug(),
                part.name(), part.preset().description(), target, false, methods(part)), known), part));
    }

    private Uni<Draft> server(Part part, McpServers.Order order) {
        return Uni.createFrom().item(() -> curated(servers.draft(order), part));
    }

    private static Draft curated(Draft draft, Part part) {
        return draft.with(curation(part));
    }

    private static Curation curation(Part part) {
        return new Curation(part.provider(), part.preset().family(), part.preset().tier(), part.preset().roles());
    }

    private static @Nullable String baseUrl(Part part, boolean needed) {
        if (needed && part.baseUrl() == null) {
            throw GeneralError.BAD_REQUEST.at("/baseUrl", "expected the address of your own " + part.preset().name());
        }
        return part.baseUrl() == null ? null : part.baseUrl().toString();
    }

    private @Nullable JsonNode methods(Part part) {
        return part.provider() == null
                ? null
                : json.valueToTree(AccountMethods.of(requireFacts(part), part.scopes(), providers));
    }

    private ProviderFacts requireFacts(Part part) {
        return facts(part.provider()).orElseThrow(() -> new IllegalStateException(part.preset().id()
                + " names a provider that is not shipped"));
    }

    private Optional<ProviderFacts> facts(@Nullable String provider) {
        return Optional.ofNullable(provider).flatMap(providers::find).map(IntegrationProvider::facts);
    }

    /** What all members need, each scope once. */
    private List<String> scopes(List<Preset> members) {
        Set<String> scopes = new LinkedHashSet<>();
        members.stream().map(Preset::provider).map(this::facts).flatMap(Optional::stream).map(ProviderFacts::oauth)
                .filter(oauth -> oauth != null && oauth.authorize() != null).map(OAuthFacts::authorize)
                .forEach(authorize -> scopes.addAll(authorize.scopes()));
        return List.copyOf(scopes);
    }
}
