package io.mooring.connection.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.nimbusds.oauth2.sdk.util.URLUtils;

import io.mooring.contracts.provider.ProviderFacts;

/** What a browser carries to the provider. */
class AuthorizationRequestTest {

    private static final AuthorizationServer GOOGLE = AuthorizationServer.of(ProviderFacts.shipped("google").oauth());

    @Test
    void asksWithAChallengeOfAVerifierOf32RandomBytes() throws Exception {
        String verifier = AuthorizationRequest.verifier(GOOGLE, new Random(1));

        Map<String, List<String>> query = query(request(verifier).at(GOOGLE));

        assertThat(Base64.getUrlDecoder().decode(verifier)).hasSize(32);
        assertThat(query.get("code_challenge_method")).containsExactly("S256");
        assertThat(query.get("code_challenge")).containsExactly(Base64.getUrlEncoder().withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes())));
        assertThat(query.toString()).doesNotContain(verifier);
    }

    @Test
    void carriesWhatTheProviderNeedsBesideTheProtocol() {
        URI uri = request(null).at(GOOGLE);

        assertThat(uri.toString()).startsWith("https://accounts.google.com/o/oauth2/v2/auth?");
        assertThat(query(uri)).containsEntry("access_type", List.of("offline")).containsEntry("state", List.of("st"))
                .containsEntry("response_type", List.of("code")).containsEntry("scope", List.of("a b"))
                .containsEntry("redirect_uri", List.of("https://mooring.example/cb"))
                .containsEntry("login_hint", List.of("ada"));
    }

    @Test
    void sendsNoChallengeWhereTheFactsSayNotTo() {
        AuthorizationServer slack = AuthorizationServer.of(ProviderFacts.shipped("slack").oauth());

        assertThat(AuthorizationRequest.verifier(slack, new Random(1))).isNull();
        assertThat(query(request(null).at(slack))).containsEntry("scope", List.of("a,b"))
                .doesNotContainKey("code_challenge");
    }

    @Test
    void namesNoScopesWhereTheAppHasThem() {
        AuthorizationServer zoom = AuthorizationServer.of(ProviderFacts.shipped("zoom").oauth());

        assertThat(query(request(null).at(zoom))).doesNotContainKey("scope");
    }

    @Test
    void namesTheResource() {
        AuthorizationServer server = Servers.withResource("https://as.example/token", "https://mcp.example/mcp");

        assertThat(query(request(null).at(server))).containsEntry("resource", List.of("https://mcp.example/mcp"));
    }

    @Test
    void fillsTheHolesOfUrlsWithoutLettingAValueLeaveItsPlace() {
        AuthorizationServer shopify = AuthorizationServer.of(ProviderFacts.shipped("shopify").oauth());

        assertThat(shopify.filled(Map.of("shop", "acme")).facts().token().url())
                .isEqualTo("https://acme.myshopify.com/admin/oauth/access_token");
        assertThat(shopify.filled(Map.of("shop", "evil.example/")).facts().token().url())
                .isEqualTo("https://evil.example%2F.myshopify.com/admin/oauth/access_token");
    }

    @Test
    void sendsNobodyToWhatIsNotAPage() {
        for (String url : new String[]{"javascript:alert(1)", "data:text/html,x", "/authorize", "file:///etc/passwd"}) {
            AuthorizationServer server = AuthorizationServer.declared(url, "https://as.example/token", null, null);

            assertThatThrownBy(() -> request(null).at(server)).as(url).isInstanceOf(TokenFailure.class)
                    .hasMessageContaining("nobody can be asked");
        }
    }

    private static AuthorizationRequest request(String verifier) {
        return new AuthorizationRequest("cid", "https://mooring.example/cb", List.of("a", "b"), "st", verifier,
                Map.of("login_hint", "ada"));
    }

    private static Map<String, List<String>> query(URI uri) {
        return URLUtils.parseParameters(uri.getRawQuery());
    }
}
