package io.mooring.catalog.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.AuthTemplate.Input;
import io.mooring.catalog.AuthTemplate.OAuth;
import io.mooring.catalog.AuthTemplate.Placement;
import io.mooring.catalog.Toolset;

class SecuritySchemesTest {

    @Test
    void placesEachKindOfScheme() {
        assertThat(templates("""
                components: {securitySchemes: {
                  ApiKey: {type: apiKey, in: header, name: X-Key},
                  q: {type: apiKey, in: query, name: key},
                  c: {type: apiKey, in: cookie, name: sid},
                  b: {type: http, scheme: Bearer},
                  up: {type: http, scheme: basic},
                  o: {type: oauth2}}}
                """)).extracting(AuthTemplate::slug, AuthTemplate::kind, AuthTemplate::name, AuthTemplate::placements)
                .containsExactly(apiKey("api-key", "ApiKey", "header", "X-Key"), apiKey("q", "q", "query", "key"),
                        apiKey("c", "c", "cookie", "sid"),
                        tuple("b", "header", "b", List.of(authorization("Bearer ", "token", "plain"))),
                        tuple("up", "header", "up", List.of(authorization("Basic ", "username", "basic"))),
                        tuple("o", "oauth", "o", List.of(authorization("Bearer ", "token", "plain"))));
    }

    @Test
    void asksForWhatAPersonHasToGive() {
        assertThat(templates("""
                components: {securitySchemes: {
                  k: {type: apiKey, in: query, name: key, description: From the settings.},
                  j: {type: http, scheme: bearer, bearerFormat: JWT},
                  b: {type: http, scheme: basic},
                  o: {type: oauth2, flows: {}}}}
                """)).flatExtracting(AuthTemplate::inputs).containsExactly(
                input("token", "key", "From the settings.\n\nSent as query key.", true),
                input("token", "Token", "Sent as bearer token, a JWT.", true),
                input("username", "User name", "", false), input("password", "Password", "May be empty.", true));
    }

    @Test
    void saysWhereConsentIsAskedForAndWhichScopesTheOperationsNeed() {
        AuthTemplate template = Documents.compiled(
                """
                        servers: [{url: https://api.example.com}]
                        components: {securitySchemes: {o: {type: oauth2, flows: {
                          clientCredentials: {tokenUrl: /machine, scopes: {}},
                          authorizationCode: {authorizationUrl: /authorize, tokenUrl: /token, refreshUrl: /refresh, scopes: {r: R, w: W, x: X}}}}}}
                        paths: {/a: {get: {security: [{o: [r]}]}, post: {security: [{o: [w, r]}]}, put: {security: [{o: [none]}]}}}
                        """,
                "https://docs.example.com/openapi.yaml", null).authTemplates().getFirst();

        assertThat(template.oauth()).isEqualTo(new OAuth(null, null, "https://docs.example.com/authorize",
                "https://docs.example.com/token", "https://docs.example.com/refresh", null, List.of("r", "w"),
                List.of("authorization_code", "client_credentials")));
    }

    @Test
    void takesTheMetadataOfOpenIdConnect() {
        assertThat(templates(
                """
                        security: [{o: [openid, email]}]
                        components: {securitySchemes: {o: {type: openIdConnect, openIdConnectUrl: 'https://id.example.com/.well-known/openid-configuration'}}}
                        """)
                .getFirst().oauth()).isEqualTo(new OAuth(null,
                        "https://id.example.com/.well-known/openid-configuration", null, null, null, null,
                        List.of("openid", "email"), List.of("authorization_code")));
    }

    @Test
    void reportsSchemesThatCanNotBeUsed() {
        Compiler.Compiled compiled = Documents.compiled("""
                security: [{d: []}, {k: []}, {gone: []}]
                components: {securitySchemes: {
                  m: {type: mutualTLS}, d: {type: http, scheme: digest}, k: {type: apiKey, in: header, name: K}}}
                paths: {/a: {get: {}}}
                """);

        assertThat(compiled.authTemplates()).extracting(AuthTemplate::slug).containsExactly("k");
        assertThat(compiled.toolset().skipped()).extracting(Toolset.Skipped::pointer).containsExactly(
                "/components/securitySchemes/m", "/components/securitySchemes/d", "/security/2/gone");
    }

    @Test
    void joinsSchemesThatAreNeededTogether() {
        assertThat(templates("""
                security: [{app: [], user: []}, {}]
                components: {securitySchemes: {
                  app: {type: apiKey, in: header, name: X-App},
                  user: {type: apiKey, in: header, name: X-User}}}
                """)).extracting(AuthTemplate::slug).containsExactly("app-user", "none", "app", "user");
    }

    @Test
    void givesEachSchemeOfACombinationItsOwnInput() {
        assertThat(templates("""
                security: [{app: [], user: []}]
                components: {securitySchemes: {
                  app: {type: apiKey, in: header, name: X-App},
                  user: {type: apiKey, in: header, name: X-User}}}
                """).getFirst().placements()).extracting(Placement::variable).containsExactly("app", "user");
    }

    private static List<AuthTemplate> templates(String yaml) {
        return Documents.compiled(yaml + "paths: {/a: {get: {}}}").authTemplates();
    }

    private static Tuple apiKey(String slug, String name, String carrier, String field) {
        return tuple(slug, "apikey", name, List.of(new Placement(carrier, field, "", "token", null, "plain")));
    }

    private static Input input(String name, String label, String description, boolean secret) {
        return new Input(name, label, description, secret, true, null, List.of());
    }

    private static Placement authorization(String prefix, String variable, String encoding) {
        return new Placement("header", "Authorization", prefix, variable, null, encoding);
    }
}
