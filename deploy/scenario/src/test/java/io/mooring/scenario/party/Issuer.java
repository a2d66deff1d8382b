package io.mooring.scenario.party;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

import io.mooring.scenario.node.NodeFolder;

/** A running authorization server of somebody else's, with its own login and consent pages. */
public record Issuer(Process process, URI url) implements AutoCloseable {

    public static boolean canRun() {
        return NodeFolder.canRun();
    }

    public static Issuer open() throws IOException {
        Process process = NodeFolder.installed("oidc", "serve.js").process(List.of("node", "serve.js"))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader said = process.inputReader();
        String port = said.readLine();
        if (port == null) {
            throw new AssertionError("the issuer ended before it listened");
        }
        return new Issuer(process, URI.create("http://127.0.0.1:" + port.strip()));
    }

    /** How many tokens of an account, or of a client of its own, it still honours. */
    public int alive(String whose) {
        return Integer.parseInt(Api.stranger(url).get("/alive?" + whose).expect(200).text());
    }

    /** Makes an integration of it, whose people sign in here. */
    public void register(Tenant tenant, String slug) {
        register(tenant, slug, url + "/.well-known/openid-configuration", "openid", "email", "shop:read");
    }

    /**
     * Makes an integration of its protected resource.
     *
     * @param discovery where it is said who signs people in
     */
    public void register(Tenant tenant, String slug, String discovery, String... scopes) {
        tenant.admin().post("/api/openapi/specs", Map.of("slug", slug, "spec", Map.of("kind", "blob", "value", """
                {"openapi": "3.1.0", "info": {"title": "Shop", "version": "1"}, "servers": [{"url": "%s"}],
                 "components": {"securitySchemes": {"signIn": {"type": "openIdConnect", "openIdConnectUrl": "%s"}}},
                 "security": [{"signIn": %s}],
                 "paths": {"/mcp": {"get": {"operationId": "me", "responses": {"200": {"description": "who"}}}}}}"""
                .formatted(url, discovery, Json.text(List.of(scopes)))))).expect(201);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
