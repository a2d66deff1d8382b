package io.mooring.catalog.mcp;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.AuthTemplate.Placement;
import io.mooring.contracts.problem.GeneralError;

/** The {@code auth} of a remote server in its short forms. */
final class Authentication {

    private static final String AUTHORIZATION = "Authorization";

    private Authentication() {}

    /** Fails with 400 that names the field. */
    static Optional<AuthTemplate> method(@Nullable JsonNode auth, @Nullable String endpoint) {
        if (auth == null || auth.isNull()) {
            return Optional.empty();
        }
        String kind = auth.isTextual()
                ? auth.textValue()
                : auth.path("kind").asText(auth.has("header") ? "header" : "");
        return Optional.of(switch (kind) {
            case "none" -> AuthTemplate.NONE;
            case "header" -> header(auth.has("header") ? auth.path("header") : auth,
                    auth.has("header") ? "/auth/header" : "/auth");
            case "oauth2" -> oauth(endpoint);
            default -> throw GeneralError.BAD_REQUEST.at("/auth",
                    "expected none, oauth2 or {\"header\": {\"headerName\", \"prefix\"}}");
        });
    }

    private static AuthTemplate header(JsonNode header, String place) {
        String name = header.path("headerName").asText();
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}")) {
            throw GeneralError.BAD_REQUEST.at(place + "/headerName", "expected the name of an HTTP header");
        }
        String prefix = header.path("prefix").asText();
        if (prefix.length() > 200 || prefix.chars().anyMatch(Character::isISOControl)) {
            throw GeneralError.BAD_REQUEST.at(place + "/prefix", "expected at most 200 printable characters");
        }
        return new AuthTemplate("header", "header", name, List.of(placement(name, prefix)), List.of(token(name)), null);
    }

    /** Where consent is asked for, the server itself tells (RFC 9728), to whoever connects. */
    private static AuthTemplate oauth(@Nullable String endpoint) {
        return new AuthTemplate("oauth2", "oauth", "OAuth", List.of(placement(AUTHORIZATION, "Bearer ")), List.of(),
                new AuthTemplate.OAuth(null, endpoint, null, null, null, endpoint, List.of(),
                        List.of("authorization_code")));
    }

    private static Placement placement(String header, String prefix) {
        return new Placement("header", header, prefix, "token", null, "plain");
    }

    private static AuthTemplate.Input token(String header) {
        return new AuthTemplate.Input("token", header, "", true, true, null, List.of());
    }
}
