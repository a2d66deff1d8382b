package io.mooring.catalog.openapi;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.CatalogError;
import io.mooring.catalog.ContentHash;
import io.mooring.catalog.Draft;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Slug;
import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.document.Place;
import io.mooring.catalog.openapi.Compiler.Compiled;
import io.mooring.catalog.source.Spec;
import io.mooring.catalog.source.SpecLoader;
import io.mooring.catalog.source.SpecSource;
import io.smallrye.mutiny.Uni;

/** Documents as drafts of integrations. */
@ApplicationScoped
public class OpenApiSpecs {

    /**
     * What a caller says about a document.
     *
     * @param source where it is
     * @param slug id of the integration
     * @param name the document's title when absent
     * @param description the document's when absent
     * @param baseUrl wins over the document's servers
     * @param overrides corrections of the document, RFC 6902
     * @param authenticationTemplate wins over the document's security schemes
     * @param curation where the integration stands among the curated ones
     * @param names of the tools it had before, by method in lower case and path
     */
    public record Order(SpecSource source, Slug slug, @Nullable String name, @Nullable String description,
            @Nullable String baseUrl, @Nullable JsonNode overrides, @Nullable JsonNode authenticationTemplate,
            Draft.Curation curation, Map<String, String> names) {

        /** A document nobody has seen before, as it is. */
        public Order(SpecSource source, Slug slug, @Nullable String name, @Nullable String description,
                @Nullable String baseUrl, @Nullable JsonNode authenticationTemplate) {
            this(source, slug, name, description, baseUrl, null, authenticationTemplate, Draft.Curation.NONE,
                    Map.of());
        }
    }

    /**
     * What a document says.
     *
     * @param draft what would be registered
     * @param source what to keep of the text; none when it can be fetched again
     * @param title as it calls itself
     * @param version as it says
     * @param servers their URLs as written
     * @param operations how many it has, those no tool could be made of included
     * @param authTemplates ways to authenticate it declares
     */
    public record Read(Draft draft, byte @Nullable [] source, String title, String version, List<String> servers,
            int operations, List<AuthTemplate> authTemplates) {}

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options",
            "trace");

    private final SpecLoader loader;
    private final ObjectMapper json;

    OpenApiSpecs(SpecLoader loader, ObjectMapper json) {
        this.loader = loader;
        this.json = json;
    }

    /** Checks what a request says of overrides. Fails with 400. */
    public static @Nullable JsonNode overrides(@Nullable JsonNode given) {
        return given == null || given.isNull() ? null : Overrides.checked(given);
    }

    /**
     * Fetches where needed, reads and compiles. Fails with 422 that says what is wrong and where.
     *
     * @param tenant whose document it is
     * @param then what is done with it; until that has ended, it counts as a document in work
     */
    public <T> Uni<T> read(String tenant, Order order, Function<Read, Uni<T>> then) {
        return loader.use(tenant, order.source(), spec -> compile(spec, order), then);
    }

    private Read compile(Spec spec, Order order) {
        JsonNode document = spec.document();
        if (order.overrides() != null) {
            Overrides.apply(order.overrides(), document);
        }
        requireVersion(document, spec.field());
        try {
            Compiled compiled = Compiler.compile(document, new Origin(spec.url(), order.baseUrl(), spec.library()),
                    order.names());
            return new Read(draft(compiled, settings(compiled, spec.text(), order), order), source(spec, order),
                    compiled.title(), Place.root(document).at("info").text("version"), servers(document),
                    operations(document), compiled.authTemplates());
        } catch (DocumentFault fault) {
            throw CatalogError.SPEC_INVALID.at(fault.pointer(), fault.expected());
        }
    }

    private static byte @Nullable [] source(Spec spec, Order order) {
        return switch (order.source()) {
            case SpecSource.Fetched fetched -> null;
            case SpecSource.Given given -> spec.packed();
            case SpecSource.Written written -> spec.packed();
            case SpecSource.Kept(byte[] packed) -> packed;
        };
    }

    private static void requireVersion(JsonNode document, String field) {
        String version = document.path("openapi").asText();
        if (document.path("swagger").asText().equals("2.0")) {
            return;
        }
        if (version.isEmpty()) {
            throw CatalogError.SPEC_INVALID.at(field, "expected an OpenAPI document, with its version at /openapi");
        }
        if (!version.matches("3\\.[01](\\..*)?")) {
            throw CatalogError.SPEC_UNSUPPORTED.at("/openapi", "expected 3.0 or 3.1, or 2.0 at /swagger");
        }
    }

    private static List<String> servers(JsonNode document) {
        return Place.root(document).at("servers").items().stream().map(server -> server.text("url"))
                .filter(url -> !url.isEmpty()).toList();
    }

    private static int operations(JsonNode document) {
        int operations = 0;
        for (Place path : Place.root(document).at("paths").members()) {
            operations += (int) path.members().stream().filter(member -> METHODS.contains(member.key())).count();
        }
        return operations;
    }

    private static Draft draft(Compiled compiled, Settings settings, Order order) {
        String title = compiled.title().isEmpty() ? order.slug().text() : compiled.title();
        return new Draft(order.slug(), order.name() == null ? title : order.name(),
                order.description() == null ? compiled.description() : order.description(), Kind.OPENAPI,
                compiled.server(), compiled.displayUrl(), order.source() instanceof SpecSource.Fetched,
                settings.text(), null, null, order.curation(), compiled.toolset());
    }

    private Settings settings(Compiled compiled, byte[] text, Order order) {
        URI url = order.source() instanceof SpecSource.Fetched(URI fetched) ? fetched : null;
        JsonNode given = order.authenticationTemplate();
        return new Settings(ContentHash.of(text), url, order.baseUrl(), order.overrides(), given != null,
                given == null ? json.valueToTree(compiled.authTemplates()) : given);
    }
}
