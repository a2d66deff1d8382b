package io.mooring.catalog.openapi;

import java.net.URI;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.CatalogError;
import io.mooring.catalog.ContentHash;
import io.mooring.catalog.Draft;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Slug;
import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.openapi.Compiler.Compiled;
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
     * @param authenticationTemplate wins over the document's security schemes
     */
    public record Order(SpecSource source, Slug slug, @Nullable String name, @Nullable String description,
            @Nullable String baseUrl, @Nullable JsonNode authenticationTemplate) {}

    private final SpecLoader loader;
    private final ObjectMapper json;

    OpenApiSpecs(SpecLoader loader, ObjectMapper json) {
        this.loader = loader;
        this.json = json;
    }

    /** Fetches where needed, reads and compiles. Fails with 422 that says what is wrong and where. */
    public Uni<Draft> draft(Order order) {
        return loader.use(order.source(), spec -> compile(spec, order));
    }

    private Draft compile(Spec spec, Order order) {
        JsonNode document = spec.document();
        requireVersion(document, spec.field());
        try {
            Compiled compiled = Compiler.compile(document, new Origin(spec.url(), order.baseUrl(), spec.library()));
            return draft(compiled, config(compiled, spec, order), order);
        } catch (DocumentFault fault) {
            throw CatalogError.SPEC_INVALID.at(fault.pointer(), fault.expected());
        }
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

    private static Draft draft(Compiled compiled, ObjectNode config, Order order) {
        String title = compiled.title().isEmpty() ? order.slug().text() : compiled.title();
        return new Draft(order.slug(), order.name() == null ? title : order.name(),
                order.description() == null ? compiled.description() : order.description(), Kind.OPENAPI,
                compiled.server(), compiled.displayUrl(), order.source() instanceof SpecSource.Fetched,
                config.toString(), null, null, Draft.Curation.NONE, compiled.toolset());
    }

    /** What a refresh needs, and how to authenticate. */
    private ObjectNode config(Compiled compiled, Spec spec, Order order) {
        URI url = order.source() instanceof SpecSource.Fetched(URI fetched) ? fetched : null;
        List<AuthTemplate> derived = compiled.authTemplates();
        ObjectNode config = json.createObjectNode().put("specHash", ContentHash.of(spec.text()))
                .put("sourceUrl", url == null ? null : url.toString()).put("baseUrl", order.baseUrl());
        JsonNode given = order.authenticationTemplate();
        return config.set("authenticationTemplate", given == null ? json.valueToTree(derived) : given);
    }
}
