package io.mooring.connection.probe;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.credential.RenderedPlacement;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.AuthMethod.Placement;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.Providers;

/** Shipped providers, integrations of theirs and credentials. */
final class Facts {

    private Facts() {}

    static ProviderFacts of(String provider) {
        return Providers.registered().find(provider).map(IntegrationProvider::facts).orElseThrow();
    }

    static Asking asking(String provider, @Nullable String baseUrl, Map<String, String> values) {
        return new Asking(of(provider), baseUrl,
                List.of(new RenderedPlacement("header", "Authorization", "Bearer " + values.get("access_token"))),
                values);
    }

    static IntegrationView integration(String provider, @Nullable String baseUrl) {
        return new IntegrationView("it", "It", "openapi", provider, null, baseUrl, List.of(bearer()), 1);
    }

    static IntegrationView database(String type) {
        return new IntegrationView(type, type, "database", type, null, null, List.of(form()), 1);
    }

    static AuthMethod form() {
        return new AuthMethod("credentials", "apikey", "Form",
                List.of(new Placement("env", "host", "", "host", null, "plain")), List.of(), null);
    }

    static AuthMethod bearer() {
        return new AuthMethod("bearer", "apikey", "Token",
                List.of(new Placement("header", "Authorization", "Bearer ", "token", null, "plain")), List.of(), null);
    }

    static AuthMethod key() {
        return new AuthMethod("key", "apikey", "Key",
                List.of(new Placement("query", "key", "", "key", null, "plain")), List.of(), null);
    }
}
