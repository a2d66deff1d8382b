package io.mooring.contracts.provider.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.tool.PublicationContext.Origin;
import io.smallrye.mutiny.Uni;

/** A provider that answers what a test tells it to, and remembers what it was asked. */
public final class Vendor implements ProviderClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final Function<ProviderRequest, ProviderResponse> answers;
    private final List<ProviderRequest> asked = new ArrayList<>();

    private Vendor(Function<ProviderRequest, ProviderResponse> answers) {
        this.answers = answers;
    }

    public static Vendor answering(Function<ProviderRequest, ProviderResponse> answers) {
        return new Vendor(answers);
    }

    /** The same to everything. */
    public static Vendor answering(int status, String body) {
        return new Vendor(request -> response(status, body));
    }

    public static ProviderResponse response(int status, String body, String... headers) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            named.put(headers[i], headers[i + 1]);
        }
        return new ProviderResponse(status, named, tree(body));
    }

    @Override
    public Uni<ProviderResponse> send(ProviderRequest request) {
        asked.add(request);
        return Uni.createFrom().item(() -> answers.apply(request));
    }

    public List<ProviderRequest> asked() {
        return asked;
    }

    /** Runs a tool; what it fails with is thrown. */
    public JsonNode run(IntegrationProvider provider, String tool, String arguments) {
        ProviderTool found = provider.tools().stream().filter(one -> one.name().equals(tool)).findFirst().orElseThrow();
        PublicationContext context = new PublicationContext(null,
                new Origin(Origin.Kind.CALLER, "somebody"));
        return Uni.createFrom().deferred(() -> found.execution().run(new ProviderCall(tree(arguments), this, context)))
                .await().indefinitely();
    }

    public static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
