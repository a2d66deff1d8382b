package io.mooring.connection.integrationview;

import java.util.Arrays;
import java.util.List;

import io.mooring.connection.integrationview.AuthMethod.Placement;

/** Auth methods and integrations as tests need them. */
public final class Integrations {

    private Integrations() {}

    public static AuthMethod bearer() {
        return new AuthMethod("bearer", "apikey", "Bearer token", List.of(header("Authorization", "Bearer ", "token")),
                null);
    }

    public static AuthMethod basic() {
        return new AuthMethod("basic", "header", "Basic",
                List.of(new Placement("header", "Authorization", "Basic ", "token", null, "basic")), null);
    }

    public static AuthMethod keyAndTenant() {
        return new AuthMethod("keys", "apikey", "Key and account",
                List.of(new Placement("query", "api_key", "", "key", null, "plain"),
                        new Placement("cookie", "account", "", "account", null, "plain"),
                        new Placement("header", "X-Version", "", "token", "2026-01", "plain")),
                null);
    }

    public static AuthMethod signIn() {
        return new AuthMethod("oauth", "oauth", "OAuth", List.of(), null);
    }

    public static IntegrationView offering(AuthMethod... methods) {
        return new IntegrationView("github", "GitHub", "openapi", null, null, null, Arrays.asList(methods), 3);
    }

    private static Placement header(String name, String prefix, String variable) {
        return new Placement("header", name, prefix, variable, null, "plain");
    }
}
