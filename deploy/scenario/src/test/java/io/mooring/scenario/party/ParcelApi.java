package io.mooring.scenario.party;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** An integration described by an OpenAPI document, its upstream, and ways to connect it. */
public final class ParcelApi {

    private static final String DOCUMENT = """
            {
              "openapi": "3.0.3",
              "info": {"title": "Parcels", "version": "1.0", "description": "Sends parcels."},
              "servers": [{"url": "SERVER"}],
              "components": {
                "securitySchemes": {
                  "parcelKey": {"type": "apiKey", "in": "header", "name": "X-Parcel-Key"},
                  "bearer": {"type": "http", "scheme": "bearer"}
                },
                "schemas": {
                  "Label": {
                    "type": "object",
                    "required": ["text"],
                    "properties": {
                      "text": {"type": "string", "maxLength": 40},
                      "copies": {"type": "integer", "minimum": 1, "maximum": 5},
                      "note": {"type": "string", "nullable": true}
                    }
                  }
                }
              },
              "security": [{"parcelKey": []}, {"bearer": []}],
              "paths": {
                "/parcels/{parcel}": {
                  "parameters": [{"name": "parcel", "in": "path", "required": true, "schema": {"type": "string"}}],
                  "get": {
                    "operationId": "getParcel",
                    "summary": "Reads a parcel",
                    "parameters": [{"name": "tag", "in": "query",
                        "schema": {"type": "array", "items": {"type": "string"}}}],
                    "responses": {"200": {"description": "the parcel"}}
                  }
                },
                "/parcels/{parcel}/labels": {
                  "parameters": [{"name": "parcel", "in": "path", "required": true, "schema": {"type": "string"}}],
                  "post": {
                    "operationId": "printLabel",
                    "summary": "Prints a label",
                    "parameters": [{"name": "format", "in": "query",
                        "schema": {"type": "string", "enum": ["pdf", "zpl"]}}],
                    "requestBody": {"required": true, "content": {"application/json":
                        {"schema": {"$ref": "#/components/schemas/Label"}}}},
                    "responses": {"201": {"description": "printed"}}
                  }
                }
              }
            }
            """;

    private final Tenant tenant;
    private final String slug;

    private ParcelApi(Tenant tenant, String slug) {
        this.tenant = tenant;
        this.slug = slug;
    }

    /** The document, its calls going to {@code <server>/v1}. */
    public static String document(URI server) {
        return DOCUMENT.replace("SERVER", server + "/v1");
    }

    /** Registers the document as text. */
    public static ParcelApi registered(Tenant tenant, String slug, URI server) {
        tenant.admin().post("/api/openapi/specs",
                Map.of("slug", slug, "spec", Map.of("kind", "blob", "value", document(server)))).expect(201);
        return new ParcelApi(tenant, slug);
    }

    /** Registers the document where the upstream serves it. */
    public static ParcelApi fetched(Tenant tenant, String slug, URI document) {
        tenant.admin().post("/api/openapi/specs",
                Map.of("slug", slug, "spec", Map.of("kind", "url", "url", document.toString()))).expect(201);
        return new ParcelApi(tenant, slug);
    }

    public String slug() {
        return slug;
    }

    /** The name of a tool as {@code GET /api/tools} lists it. */
    public String tool(String operation) {
        return "mcp_" + slug + "_" + operation;
    }

    /** A connection every user of the tenant may use; {@code carrier} is the header its credential goes into. */
    public String connectedForAll(String name, String carrier, String value) {
        return connected(Map.of("owner", "org", "name", name, "template", template(carrier), "value", value));
    }

    /** A connection of one user only. */
    public String connectedFor(String user, String name, String carrier, String value) {
        return connected(Map.of("owner", "user", "user_id", user, "name", name, "template", template(carrier), "value",
                value));
    }

    /** A connection that sends no credential. */
    public String connectedOpenly(String name) {
        return connected(Map.of("owner", "org", "name", name, "template", "none", "values", Map.of()));
    }

    /** What asks for a connection for all users that sends no credential. */
    public static Map<String, Object> openConnection(String slug, String name) {
        return Map.of("integration", slug, "owner", "org", "name", name, "template", "none", "values", Map.of());
    }

    /** Makes the connection as soon as connection-service knows the integration, and waits until it can be used. */
    private String connected(Map<String, Object> body) {
        Map<String, Object> all = new HashMap<>(body);
        all.put("integration", slug);
        Answer made = await().atMost(SOON).until(() -> tenant.admin().post("/api/connections", all),
                answer -> answer.status() != 400 && answer.status() != 404).expect(201);
        String id = made.text("id");
        String user = String.valueOf(body.getOrDefault("user_id", "anyone"));
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode tools = tools(user);
            long onIt = tools.findValues("connections").stream()
                    .filter(choices -> choices.findValuesAsText("id").contains(id)).count();
            if (onIt != 2) {
                throw new AssertionError("not both tools on connection " + id + " yet: " + tools);
            }
        });
        return id;
    }

    /** The tools of this integration that a user may use. */
    public JsonNode tools(String user) {
        return tenant.admin().get("/api/tools?user_id=" + user + "&integration=" + slug).expect(200).json()
                .path("tools");
    }

    /** The slug of the auth method that fills a header. */
    private String template(String header) {
        JsonNode row = tenant.admin().get("/api/integrations/" + slug).expect(200).json();
        for (JsonNode method : row.path("authMethods")) {
            for (JsonNode placement : method.path("placements")) {
                if (header.equalsIgnoreCase(placement.path("name").textValue())) {
                    return method.path("template").textValue();
                }
            }
        }
        throw new AssertionError("no auth method fills " + header + " in " + row);
    }

    /** Prints a label of the parcel for a user. */
    public Answer print(Api caller, String user, String parcel) {
        return execute(caller, user, tool("printLabel"),
                Map.of("parcel", parcel, "format", "pdf", "body", Map.of("text", "Fragile")));
    }

    /** Executes a tool by its listed name or by an address. */
    public Answer execute(Api caller, String user, String action, Map<String, ?> params) {
        return caller.post("/api/tools/execute", Map.of("user_id", user, "action", action, "params", params));
    }
}
