package io.mooring.scenario.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * One route of a running service, from the document it serves at {@code /q/openapi}.
 *
 * @param service whose it is
 * @param method HTTP method
 * @param path with its variables in braces
 * @param hasBody whether it takes a body
 * @param streams whether its answer does not end
 * @param paged whether it lists by pages
 */
public record Route(String service, String method, String path, boolean hasBody, boolean streams, boolean paged) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What browsers on their way through a consent or a connect session and authorization servers fetch. */
    private static final List<String> OPEN = List.of("/api/oauth/start/", "/api/oauth/callback",
            "/api/integrations/callback", "/api/oauth/client-id-metadata.json", "/connect/");

    /**
     * All routes a caller's identity guards: not {@code /webhook}, whose proof is a signature, nor {@code /internal}, nor
     * those of browsers, whose proof is a token or state used once.
     */
    public static List<Route> ofAll(Stack stack) {
        return Stack.SERVICES.stream().flatMap(service -> of(stack, service).stream())
                .filter(route -> !route.path.startsWith("/webhook/") && !route.path.startsWith("/internal/"))
                .filter(route -> OPEN.stream().noneMatch(route.path::startsWith)).toList();
    }

    private static List<Route> of(Stack stack, String service) {
        try (InputStream answer = stack.url(service).resolve("/q/openapi?format=json").toURL().openStream()) {
            JsonNode document = JSON.readTree(answer);
            List<Route> routes = new ArrayList<>();
            each(document.path("paths"), (path, operations) -> each(operations, (method, operation) -> {
                if (METHODS.contains(method)) {
                    routes.add(new Route(service, method.toUpperCase(Locale.ROOT), path,
                            operation.has("requestBody"),
                            operation.path("responses").toString().contains("text/event-stream"),
                            operation.path("parameters").findValuesAsText("name").contains("cursor")));
                }
            }));
            if (routes.isEmpty()) {
                throw new AssertionError(service + " describes no route");
            }
            return routes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void each(JsonNode object, BiConsumer<String, JsonNode> member) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            member.accept(entry.getKey(), entry.getValue());
        }
    }

    public boolean writes() {
        return !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
    }

    public boolean isVariable() {
        return path.contains("{");
    }

    /** The path with this in place of its variables. */
    public String filled(String thing) {
        return path.replaceAll("\\{[^}]*}", thing);
    }

    @Override
    public String toString() {
        return service + " " + method + " " + path;
    }
}
