package io.mooring.catalog.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.AuthTemplate.Placement;

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
                  o: {type: oauth2},
                  m: {type: mutualTLS}}}
                """)).containsExactly(apiKey("api-key", "ApiKey", "header", "X-Key"),
                apiKey("q", "q", "query", "key"), apiKey("c", "c", "cookie", "sid"),
                AuthTemplate.of("b", "header", "b", List.of(authorization("Bearer ", "token", "plain"))),
                AuthTemplate.of("up", "header", "up", List.of(authorization("Basic ", "username", "basic"))),
                AuthTemplate.of("o", "oauth", "o", List.of(authorization("Bearer ", "token", "plain"))));
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

    private static AuthTemplate apiKey(String slug, String name, String carrier, String field) {
        return AuthTemplate.of(slug, "apikey", name,
                List.of(new Placement(carrier, field, "", "token", null, "plain")));
    }

    private static Placement authorization(String prefix, String variable, String encoding) {
        return new Placement("header", "Authorization", prefix, variable, null, encoding);
    }
}
