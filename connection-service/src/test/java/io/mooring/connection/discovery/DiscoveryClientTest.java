package io.mooring.connection.discovery;

import static io.mooring.connection.oauth.FakeServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.connection.oauth.FakeServer;
import io.mooring.connection.oauth.OAuthClient;
import io.mooring.contracts.provider.OAuthFacts.ClientAuth;

/** From an address to an authorization server, and to a client there. */
class DiscoveryClientTest {

    private final FakeServer fake = new FakeServer();
    private final Map<String, String> documents = new HashMap<>();
    private String challenge = "";

    @BeforeEach
    void serve() {
        fake.answering((request, response) -> {
            String document = documents.get(request.path());
            if (document != null) {
                response.putHeader("Content-Type", "application/json").end(document);
            } else if (request.path().equals("/mcp") && !challenge.isEmpty()) {
                response.setStatusCode(401).putHeader("WWW-Authenticate", challenge).end();
            } else {
                response.setStatusCode(404).end("<html>nothing here</html>");
            }
        });
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-authorization-server/realms/acme",
            "/.well-known/openid-configuration/realms/acme", "/realms/acme/.well-known/openid-configuration"})
    void findsTheMetadataOfAnIssuerWhereverTheStandardsPutIt(String place) {
        documents.put(place, metadata("/realms/acme"));

        Discovered found = discover("/realms/acme");

        assertThat(found.server().issuer()).isEqualTo(fake.url("/realms/acme"));
        assertThat(found.server().facts().token().url()).isEqualTo(fake.url("/token"));
        assertThat(found.server().sendsIssuer()).isTrue();
        assertThat(found.registrationUrl()).isEqualTo(fake.url("/register"));
        assertThat(found.clientAuths()).containsExactly(ClientAuth.BASIC, ClientAuth.NONE);
        assertThat(found.readsClientDocuments()).isTrue();
    }

    @Test
    void takesTheAddressOfTheMetadataItself() {
        documents.put("/realms/acme/.well-known/openid-configuration", metadata("/realms/acme"));

        assertThat(discover("/realms/acme/.well-known/openid-configuration").server().issuer())
                .isEqualTo(fake.url("/realms/acme"));
    }

    @Test
    void followsTheChallengeOfAProtectedResource() {
        challenge = "Bearer resource_metadata=\"" + fake.url("/prm") + "\"";
        documents.put("/prm", resource("/mcp", "/as"));
        documents.put("/.well-known/oauth-authorization-server/as", metadata("/as"));

        Discovered found = discover("/mcp");

        assertThat(found.server().resource()).isEqualTo(fake.url("/mcp"));
        assertThat(found.scopes()).containsExactly("mcp:read");
    }

    @Test
    void looksBelowThePathOfTheResourceAndThenAtTheRoot() {
        documents.put("/.well-known/oauth-protected-resource", resource("", "/as"));
        documents.put("/.well-known/oauth-protected-resource/mcp", resource("/mcp", "/as"));
        documents.put("/.well-known/oauth-authorization-server/as", metadata("/as"));

        assertThat(discover("/mcp").server().resource()).isEqualTo(fake.url("/mcp"));
        documents.remove("/.well-known/oauth-protected-resource/mcp");
        assertThat(discover("/mcp").server().resource()).isEqualTo(fake.url(""));
    }

    @Test
    void asksAnMcpServerByACallAndTakesTheScopesItWants() {
        documents.put("/prm", resource("/mcp", "/as"));
        documents.put("/.well-known/oauth-authorization-server/as", metadata("/as"));
        onlyCallsAreChallenged("Bearer error=\"invalid_token\", scope=\"mcp:basic mcp:write\", resource_metadata="
                + fake.url("/prm"));

        Discovered found = answer(client().discoverMcp(fake.url("/mcp")));

        assertThat(found.server().resource()).isEqualTo(fake.url("/mcp"));
        assertThat(found.scopes()).containsExactly("mcp:basic", "mcp:write");
    }

    @Test
    void takesWhatTheResourceListsWhereNobodySaysWhichScopesAreWanted() {
        documents.put("/.well-known/oauth-protected-resource/mcp", resource("/mcp", "/as"));
        documents.put("/.well-known/oauth-authorization-server/as", metadata("/as"));
        onlyCallsAreChallenged("Bearer realm=\"scope=none\", insufficient_scope=\"mcp:no\"");

        assertThat(answer(client().discoverMcp(fake.url("/mcp"))).scopes()).containsExactly("mcp:read");
    }

    @Test
    void asksForAccessForLaterWhereTheServerGrantsIt() {
        documents.put("/.well-known/oauth-protected-resource/mcp", resource("/mcp", "/as"));
        documents.put("/.well-known/oauth-authorization-server/as", metadata("/as")
                .replace("\"response_types",
                        "\"scopes_supported\":[\"mcp:read\",\"offline_access\"],\"response_types"));

        assertThat(discover("/mcp").scopes()).containsExactly("mcp:read", "offline_access");
    }

    @Test
    void takesAnMcpServerWithoutMetadataForTheResourceItself() {
        documents.put("/.well-known/oauth-authorization-server", metadata(""));

        Discovered found = answer(client().discoverMcp(fake.url("/mcp#top")));

        assertThat(found.server().resource()).isEqualTo(fake.url("/mcp"));
        assertThat(found.server().issuer()).isEqualTo(fake.url(""));
        assertThat(found.scopes()).isEmpty();
    }

    private void onlyCallsAreChallenged(String challenge) {
        fake.answering((request, response) -> {
            String document = documents.get(request.path());
            if (document != null) {
                response.end(document);
            } else if (request.method().name().equals("POST") && "tools/list".equals(request.getHeader("Mcp-Method"))) {
                response.setStatusCode(401).putHeader("WWW-Authenticate", challenge).end();
            } else {
                response.setStatusCode(404).end();
            }
        });
    }

    @Test
    void refusesMetadataOfAnotherIssuer() {
        documents.put("/.well-known/oauth-authorization-server/as", metadata("/other"));

        assertThat(refused("/as")).contains("another issuer");
        documents.put("/as/.well-known/openid-configuration", metadata("/other"));
        assertThat(refused("/as/.well-known/openid-configuration")).contains("somewhere else");
    }

    @Test
    void refusesMetadataOfAnotherResource() {
        documents.put("/.well-known/oauth-protected-resource/mcp", resource("/mcp-of-somebody-else", "/as"));

        assertThat(refused("/mcp")).contains("another one");
    }

    @Test
    void refusesAServerWithoutPkce() {
        documents.put("/.well-known/oauth-authorization-server/as",
                metadata("/as").replace("\"S256\"", "\"plain\""));

        assertThat(refused("/as")).contains("PKCE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "/authorize", "https:///x"})
    void refusesEndpointsThatAreNotOnTheWeb(String endpoint) {
        documents.put("/.well-known/oauth-authorization-server/as",
                metadata("/as").replaceFirst("(\"authorization_endpoint\":\\s*\")[^\"]*", "$1" + endpoint));

        assertThat(refused("/as")).containsAnyOf("http or https", "not valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://as.example", "as.example", "http://user:pw@as.example", "http://", "%"})
    void refusesWhatIsNoAddress(String url) {
        assertThat(catchThrowableOfType(DiscoveryFailure.class,
                () -> answer(client().discover(url))).detail()).contains("URL");
    }

    @Test
    void saysThatThereIsNothing() {
        assertThat(refused("/nowhere")).contains("no metadata");
    }

    @Test
    void registersAClientWithOneRedirect() {
        documents.put("/.well-known/oauth-authorization-server/as", metadata("/as"));
        documents.put("/register",
                """
                        {"client_id":"dyn-1","client_secret":"s","client_secret_expires_at":0,"redirect_uris":["https://m.example/cb"],
                         "token_endpoint_auth_method":"client_secret_post"}""");
        Discovered found = discover("/as");
        fake.received.clear();

        OAuthClient client = answer(new RegistrationClient(new DocumentClient(fake.egress(), FakeServer.config()))
                .register(found, "Mooring", "https://m.example/cb", List.of("a")));

        assertThat(client).isEqualTo(new OAuthClient("dyn-1", "s", ClientAuth.POST));
        assertThat(fake.received.remove().body()).contains("\"application_type\":\"web\"",
                "https:\\/\\/m.example\\/cb", "\"client_secret_basic\"");
    }

    @Test
    void namesNoScopesToAServerThatRefusesThemInARegistration() {
        documents.put("/.well-known/oauth-authorization-server/as", metadata("/as"));
        Discovered found = discover("/as");
        fake.received.clear();
        fake.answering((request, response) -> response.setStatusCode(fake.received.size() == 1 ? 403 : 201)
                .end(fake.received.size() == 1
                        ? "{\"error\":\"insufficient_scope\"}"
                        : "{\"client_id\":\"dyn-2\",\"redirect_uris\":[\"https://m.example/cb\"]}"));

        OAuthClient client = answer(new RegistrationClient(new DocumentClient(fake.egress(), FakeServer.config()))
                .register(found, "Mooring", "https://m.example/cb", List.of("openid")));

        assertThat(client.id()).isEqualTo("dyn-2");
        assertThat(fake.received.remove().body()).contains("\"scope\":\"openid\"");
        assertThat(fake.received.remove().body()).doesNotContain("scope");
    }

    @Test
    void saysThatTheServerRefusedTheRegistration() {
        documents.put("/.well-known/oauth-authorization-server/as", metadata("/as"));
        Discovered found = discover("/as");

        assertThat(catchThrowableOfType(DiscoveryFailure.class,
                () -> answer(new RegistrationClient(new DocumentClient(fake.egress(), FakeServer.config()))
                        .register(found, "Mooring", "https://m.example/cb", List.of())))
                .detail()).contains("404");
    }

    private Discovered discover(String path) {
        return answer(client().discover(fake.url(path)));
    }

    private String refused(String path) {
        return catchThrowableOfType(DiscoveryFailure.class, () -> discover(path)).detail();
    }

    private DiscoveryClient client() {
        return new DiscoveryClient(new DocumentClient(fake.egress(), FakeServer.config()));
    }

    private String resource(String path, String issuer) {
        return "{\"resource\":\"" + fake.url(path) + "\",\"authorization_servers\":[\"" + fake.url(issuer)
                + "\"],\"scopes_supported\":[\"mcp:read\"]}";
    }

    private String metadata(String issuer) {
        return """
                {"issuer":"%s","authorization_endpoint":"%s","token_endpoint":"%s","registration_endpoint":"%s",
                 "response_types_supported":["code"],"code_challenge_methods_supported":["S256"],
                 "token_endpoint_auth_methods_supported":["none","client_secret_basic","tls_client_auth"],
                 "client_id_metadata_document_supported":true,
                 "authorization_response_iss_parameter_supported":true}""".formatted(fake.url(issuer),
                fake.url("/authorize"), fake.url("/token"), fake.url("/register"));
    }
}
