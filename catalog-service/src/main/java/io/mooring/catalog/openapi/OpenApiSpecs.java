package io.mooring.catalog.openapi;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

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
import io.mooring.catalog.document.DocumentReader;
import io.mooring.catalog.openapi.Compiler.Compiled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;

/** Documents as drafts of integrations. Compiling is work: it has threads of its own, away from the event loops. */
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

    private final SpecClient client;
    private final WorkerExecutor compilers;
    private final ObjectMapper json;

    OpenApiSpecs(SpecClient client, Vertx vertx, OpenApiConfig config, ObjectMapper json) {
        this.client = client;
        this.compilers = vertx.createSharedWorkerExecutor("spec-compiler", config.compilers());
        this.json = json;
    }

    /** Fetches where needed, reads and compiles. Fails with 422 that says what is wrong and where. */
    public Uni<Draft> draft(Order order) {
        return switch (order.source()) {
            case SpecSource.Fetched(URI url) -> client.fetch(url)
                    .chain(text -> onWorker(() -> compile(text, "/spec/url", url, order)));
            case SpecSource.Given(String text) -> onWorker(() -> compile(text, "/spec/value", null, order));
        };
    }

    private <T> Uni<T> onWorker(Supplier<T> work) {
        return compilers.executeBlocking(work::get, false);
    }

    private Draft compile(String text, String field, @Nullable URI url, Order order) {
        JsonNode document = DocumentReader.read(text, field);
        requireVersion(document, field);
        try {
            Compiled compiled = Compiler.compile(document, new Origin(url, order.baseUrl()));
            return draft(compiled, config(compiled, text, url, order), order);
        } catch (DocumentFault fault) {
            throw CatalogError.SPEC_INVALID.at(fault.pointer(), fault.expected());
        }
    }

    private static void requireVersion(JsonNode document, String field) {
        String version = document.path("openapi").asText();
        if (document.has("swagger")) {
            throw CatalogError.SPEC_UNSUPPORTED.at("/swagger",
                    "expected OpenAPI 3.0 or 3.1; Swagger 2.0 is not supported yet");
        }
        if (version.isEmpty()) {
            throw CatalogError.SPEC_INVALID.at(field, "expected an OpenAPI document, with its version at /openapi");
        }
        if (!version.matches("3\\.[01](\\..*)?")) {
            throw CatalogError.SPEC_UNSUPPORTED.at("/openapi", "expected 3.0 or 3.1");
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
    private ObjectNode config(Compiled compiled, String text, @Nullable URI url, Order order) {
        List<AuthTemplate> derived = compiled.authTemplates();
        ObjectNode config = json.createObjectNode().put("specHash", ContentHash.of(text))
                .put("sourceUrl", url == null ? null : url.toString()).put("baseUrl", order.baseUrl());
        JsonNode given = order.authenticationTemplate();
        return config.set("authenticationTemplate", given == null ? json.valueToTree(derived) : given);
    }
}
