package io.mooring.catalog.openapi;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.AuthTemplate.Input;
import io.mooring.catalog.AuthTemplate.OAuth;
import io.mooring.catalog.AuthTemplate.Placement;
import io.mooring.catalog.document.Place;

/**
 * One security scheme of a document.
 *
 * @param key its name in the document
 */
record SecurityScheme(String key, Place place) {

    private static final String AUTHORIZATION = "Authorization";
    private static final Map<String, String> FLOWS = Map.of("authorizationCode", "authorization_code",
            "clientCredentials", "client_credentials", "implicit", "implicit", "password", "password",
            "deviceAuthorization", "device");
    /** Whose endpoints count when flows differ: the one a person can go through first. */
    private static final List<String> FLOW_ORDER = List.of("authorizationCode", "deviceAuthorization",
            "clientCredentials", "implicit", "password");
    /** Documents write this for operations that need no scope; asked for, it is refused. */
    private static final String NO_SCOPE = "none";

    /** Why no placement can express it; null when one can. */
    @Nullable
    String unsupported() {
        return switch (place.text("type")) {
            case "apiKey" -> place.text("name").isEmpty() || !Set.of("header", "query", "cookie").contains(carrier())
                    ? "expected an apiKey with name and in: header, query or cookie"
                    : null;
            case "http" -> Set.of("bearer", "basic").contains(httpScheme())
                    ? null
                    : "expected http authentication by bearer or basic; " + httpScheme() + " is not supported";
            case "oauth2", "openIdConnect" -> null;
            case "mutualTLS" -> "expected a credential that is sent; mutualTLS is not supported";
            default -> "expected the type apiKey, http, oauth2 or openIdConnect";
        };
    }

    /** How templates call it. */
    String kind() {
        return switch (place.text("type")) {
            case "apiKey" -> "apikey";
            case "http" -> "header";
            default -> "oauth";
        };
    }

    Placement placement(String variable) {
        if (place.text("type").equals("apiKey")) {
            return new Placement(carrier(), place.text("name"), "", variable, null, "plain");
        }
        return isBasic()
                ? new Placement("header", AUTHORIZATION, "Basic ", "username", null, "basic")
                : new Placement("header", AUTHORIZATION, "Bearer ", variable, null, "plain");
    }

    /** What a person gives; nothing where consent does. */
    List<Input> inputs(String variable) {
        if (isBasic()) {
            return List.of(new Input("username", "User name", place.text("description"), false, true, null, List.of()),
                    new Input("password", "Password", "May be empty.", true, true, null, List.of()));
        }
        return kind().equals("oauth")
                ? List.of()
                : List.of(new Input(variable, label(), about(), true, true, null, List.of()));
    }

    private String label() {
        return place.text("type").equals("apiKey") ? place.text("name") : "Token";
    }

    private String about() {
        String form = place.text("bearerFormat");
        String where = place.text("type").equals("apiKey")
                ? "Sent as " + carrier() + " " + place.text("name") + "."
                : "Sent as bearer token" + (form.isEmpty() ? "." : ", a " + form + ".");
        return place.text("description").isEmpty() ? where : place.text("description") + "\n\n" + where;
    }

    /**
     * Where consent is asked for; null when it is no OAuth.
     *
     * @param asked scopes the operations ask for
     */
    @Nullable
    OAuth oauth(Set<String> asked, Origin origin) {
        if (!kind().equals("oauth")) {
            return null;
        }
        List<String> scopes = asked.stream().filter(scope -> !scope.equals(NO_SCOPE)).toList();
        if (place.text("type").equals("openIdConnect")) {
            return new OAuth(null, absolute(place.text("openIdConnectUrl"), origin), null, null, null, null, scopes,
                    List.of(FLOWS.get("authorizationCode")));
        }
        List<String> flows = FLOW_ORDER.stream().filter(flow -> flow(flow).isObject()).map(FLOWS::get).toList();
        return new OAuth(null, absolute(place.text("oauth2MetadataUrl"), origin), url("authorizationUrl", origin),
                url("tokenUrl", origin), url("refreshUrl", origin), null, scopes, flows);
    }

    private @Nullable String url(String field, Origin origin) {
        return FLOW_ORDER.stream().map(flow -> absolute(flow(flow).text(field), origin)).flatMap(Stream::ofNullable)
                .findFirst().orElse(null);
    }

    private @Nullable String absolute(String url, Origin origin) {
        if (url.isEmpty()) {
            return null;
        }
        try {
            URI uri = URI.create(url);
            URI resolved = origin.documentUrl() == null ? uri : origin.documentUrl().resolve(uri);
            return Servers.isWeb(resolved) ? resolved.toString() : null;
        } catch (IllegalArgumentException notAUri) {
            return null;
        }
    }

    private Place flow(String name) {
        return place.at("flows").at(name);
    }

    boolean isBasic() {
        return place.text("type").equals("http") && httpScheme().equals("basic");
    }

    private String carrier() {
        return place.text("in");
    }

    private String httpScheme() {
        return place.text("scheme").toLowerCase(Locale.ROOT);
    }
}
