package io.mooring.connection.integrationview;

import java.util.Arrays;
import java.util.List;

import io.mooring.connection.integrationview.AuthMethod.Placement;

/** Auth methods and integrations as tests need them. */
public final class Integrations {

    private Integrations() {}

    public static AuthMethod bearer() {
        return new AuthMethod("bearer", "apikey", "Bearer token", List.of(header("Authorization", "Bearer ", "token")),
                List.of(), null);
    }

    public static AuthMethod basic() {
        return new AuthMethod("basic", "header", "Basic",
                List.of(new Placement("header", "Authorization", "Basic ", "token", null, "basic")), List.of(), null);
    }

    public static AuthMethod keyAndTenant() {
        return new AuthMethod("keys", "apikey", "Key and account",
                List.of(new Placement("query", "api_key", "", "key", null, "plain"),
                        new Placement("cookie", "account", "", "account", null, "plain"),
                        new Placement("header", "X-Version", "", "token", "2026-01", "plain")),
                List.of(), null);
    }

    public static AuthMethod signIn() {
        return new AuthMethod("oauth", "oauth", "OAuth", List.of(), List.of(), null);
    }

    public static AuthMethod byClient() {
        return new AuthMethod("app", "oauth", "App", List.of(header("Authorization", "Bearer ", "token")), List.of(),
                new AuthMethod.OAuth(null, null, null, "https://auth.example/token", null, null, List.of(),
                        List.of("client_credentials")));
    }

    public static IntegrationView offering(AuthMethod... methods) {
        return new IntegrationView("github", "GitHub", "openapi", null, null, null, Arrays.asList(methods), 3);
    }

    /** Host is required, port has a fallback, and the mode is one of two that may be left out. */
    public static AuthMethod form() {
        return new AuthMethod("form", "apikey", "Form",
                List.of(env("host"), env("port"), env("mode")),
                List.of(new AuthMethod.Field("host", "Host", "", false, true, null, List.of()),
                        new AuthMethod.Field("port", "Port", "", false, true, "5432", List.of()),
                        new AuthMethod.Field("mode", "Mode", "", false, false, null, List.of("fast", "safe"))),
                null);
    }

    private static Placement env(String name) {
        return new Placement("env", name, "", name, null, "plain");
    }

    private static Placement header(String name, String prefix, String variable) {
        return new Placement("header", name, prefix, variable, null, "plain");
    }
}
