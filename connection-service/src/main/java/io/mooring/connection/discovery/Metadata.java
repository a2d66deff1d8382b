package io.mooring.connection.discovery;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;

import io.mooring.connection.oauth.AuthorizationServer;
import io.mooring.contracts.provider.OAuthFacts.ClientAuth;

/** Metadata documents, read and judged. */
final class Metadata {

    private static final Pattern RESOURCE_METADATA = parameter("resource_metadata");
    private static final Pattern SCOPE = parameter("scope");
    private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,256}");
    private static final String OFFLINE = "offline_access";
    private static final int MOST = 100;
    private static final Map<ClientAuthenticationMethod, ClientAuth> AUTHS = Map.of(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuth.BASIC,
            ClientAuthenticationMethod.CLIENT_SECRET_POST, ClientAuth.POST,
            ClientAuthenticationMethod.NONE, ClientAuth.NONE,
            ClientAuthenticationMethod.PRIVATE_KEY_JWT, ClientAuth.ASSERTION);
    private static final List<ClientAuth> LIKED = List.of(ClientAuth.BASIC, ClientAuth.POST, ClientAuth.NONE,
            ClientAuth.ASSERTION);

    private static final List<String> ENDPOINTS = List.of("authorization_endpoint", "token_endpoint",
            "registration_endpoint", "revocation_endpoint", "userinfo_endpoint", "device_authorization_endpoint");

    private Metadata() {}

    private static Pattern parameter(String name) {
        return Pattern.compile("(?i)(?:^|[\\s,])" + name + "\\s*=\\s*(?:\"([^\"]{1,2048})\"|([^\\s,\"]{1,2048}))");
    }

    /**
     * What a 401 asks for, RFC 9728 §5.1 and RFC 6750 §3.
     *
     * @param metadata where the document about the resource is; null when it points nowhere
     * @param scopes empty when it names none
     */
    record Challenge(@Nullable String metadata, List<String> scopes) {}

    /** What is no scope by the grammar of RFC 6749 §3.3 is left out. */
    static Challenge challenge(List<String> headers) {
        String scope = first(headers, SCOPE).orElse("");
        return new Challenge(first(headers, RESOURCE_METADATA).orElse(null), Stream.of(scope.split(" ", MOST + 1))
                .filter(SCOPE_TOKEN.asMatchPredicate()).distinct().limit(MOST).toList());
    }

    private static Optional<String> first(List<String> headers, Pattern parameter) {
        return headers.stream().map(parameter::matcher).filter(Matcher::find)
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1)).findFirst();
    }

    /**
     * A protected resource and who grants access to it.
     *
     * @param issuers never empty
     */
    record Resource(String resource, List<String> issuers, List<String> scopes) {

        /** What the challenge names comes before what the document lists. */
        Resource asking(List<String> challenged) {
            return challenged.isEmpty() ? this : new Resource(resource, issuers, challenged);
        }
    }

    /** Fails with {@link DiscoveryFailure} when it is about another resource than the one that was asked about. */
    static Resource resource(JsonNode document, URI asked) {
        String resource = document.path("resource").asText("");
        if (!covers(resource, asked)) {
            throw new DiscoveryFailure("the metadata of the resource is about another one", false);
        }
        List<String> issuers = texts(document.path("authorization_servers"));
        if (issuers.isEmpty()) {
            throw new DiscoveryFailure("the metadata of the resource names no authorization server", false);
        }
        return new Resource(resource, issuers, texts(document.path("scopes_supported")));
    }

    /** RFC 9728 §3.3: identical, or, as MCP has it, the resource above it on the same origin. */
    private static boolean covers(String resource, URI asked) {
        String whole = stripped(asked.toString());
        String covered = stripped(resource);
        return !covered.isEmpty() && (whole.equals(covered) || whole.startsWith(covered + "/")
                && covered.length() >= WellKnown.origin(asked).length());
    }

    private static String stripped(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /**
     * An authorization server.
     *
     * @param issuer that the document must name, RFC 8414 §3.3
     */
    static Discovered server(JsonNode document, String issuer, @Nullable Resource resource) {
        AuthorizationServerMetadata metadata = parse(document);
        if (!metadata.getIssuer().getValue().equals(issuer)) {
            throw new DiscoveryFailure("the metadata names another issuer than the one that was asked", false);
        }
        if (metadata.getTokenEndpointURI() == null) {
            throw new DiscoveryFailure("the metadata names no token endpoint", false);
        }
        ENDPOINTS.stream().map(document::path).filter(JsonNode::isTextual).forEach(Metadata::requireWeb);
        requirePkce(metadata);
        return new Discovered(server(metadata, issuer, resource), text(metadata.getRegistrationEndpointURI()),
                document.path("client_id_metadata_document_supported").asBoolean(false),
                resource == null ? List.of() : scopes(document, resource.scopes()), auths(metadata));
    }

    /** Where the server grants access for later, that is asked for too: else the connection would end with its first token. */
    private static List<String> scopes(JsonNode document, List<String> wanted) {
        boolean offered = texts(document.path("scopes_supported")).contains(OFFLINE);
        return wanted.isEmpty() || !offered || wanted.contains(OFFLINE)
                ? wanted
                : Stream.concat(wanted.stream(), Stream.of(OFFLINE)).toList();
    }

    private static AuthorizationServer server(AuthorizationServerMetadata metadata, String issuer,
            @Nullable Resource resource) {
        // RFC 8707 §2: a token for one resource is refused by every other, the userinfo endpoint among them.
        Object userinfo = resource == null ? metadata.getCustomParameter("userinfo_endpoint") : null;
        return AuthorizationServer.discovered(issuer, metadata.supportsAuthorizationResponseIssuerParam(),
                text(metadata.getAuthorizationEndpointURI()), String.valueOf(metadata.getTokenEndpointURI()),
                text(metadata.getRevocationEndpointURI()), userinfo instanceof String url ? url : null,
                text(metadata.getDeviceAuthorizationEndpointURI()), resource == null ? null : resource.resource());
    }

    /** A browser or we go there: neither runs a script or opens a file for it. */
    private static void requireWeb(JsonNode endpoint) {
        if (!endpoint.textValue().matches("(?i)https?://[^/].*")) {
            throw new DiscoveryFailure("the metadata names an endpoint that is no URL of http or https", false);
        }
    }

    /** MCP authorization: without the promise of PKCE a code could be injected, so it is not used. */
    private static void requirePkce(AuthorizationServerMetadata metadata) {
        List<CodeChallengeMethod> methods = metadata.getCodeChallengeMethods();
        if (metadata.getAuthorizationEndpointURI() != null
                && (methods == null || !methods.contains(CodeChallengeMethod.S256))) {
            throw new DiscoveryFailure("the authorization server does not say that it supports PKCE with S256", false);
        }
    }

    private static List<ClientAuth> auths(AuthorizationServerMetadata metadata) {
        List<ClientAuthenticationMethod> named = metadata.getTokenEndpointAuthMethods();
        if (named == null || named.isEmpty()) {
            return List.of(ClientAuth.BASIC); // what RFC 8414 says it means
        }
        List<ClientAuth> known = named.stream().filter(AUTHS::containsKey).map(AUTHS::get).toList();
        return LIKED.stream().filter(known::contains).toList();
    }

    private static AuthorizationServerMetadata parse(JsonNode document) {
        try {
            return AuthorizationServerMetadata.parse(document.toString());
        } catch (ParseException unreadable) {
            throw new DiscoveryFailure("the metadata of the authorization server is not valid", false);
        }
    }

    private static @Nullable String text(@Nullable URI uri) {
        return uri == null ? null : uri.toString();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).filter(JsonNode::isTextual).map(JsonNode::textValue)
                .filter(text -> text.length() <= 2048).limit(MOST).toList();
    }

    /** Whether a URL can be asked at all; the guard judges the rest. */
    static boolean isHttp(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        return (scheme.equals("https") || scheme.equals("http")) && url.getHost() != null && url.getUserInfo() == null;
    }
}
