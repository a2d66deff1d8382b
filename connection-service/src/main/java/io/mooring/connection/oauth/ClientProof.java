package io.mooring.connection.oauth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;

/**
 * How a client proves itself in one request (RFC 6749 §2.3, RFC 7523).
 *
 * @param authorization header; none when the parameters say it all
 * @param parameters beside those of the request
 */
record ClientProof(@Nullable String authorization, Map<String, List<String>> parameters) {

    /** Fails with {@link TokenFailure} when the client lacks what its method needs. */
    static ClientProof of(OAuthClient client, String tokenUrl) {
        List<String> id = List.of(client.id());
        return switch (client.auth()) {
            case POST -> new ClientProof(null, Map.of("client_id", id, "client_secret", List.of(secret(client))));
            case BASIC -> new ClientProof(new ClientSecretBasic(new ClientID(client.id()),
                    new Secret(secret(client))).toHTTPAuthorizationHeader(), Map.of());
            case BASIC_SECRET_AS_USER -> new ClientProof("Basic " + Base64.getEncoder()
                    .encodeToString((secret(client) + ":").getBytes(StandardCharsets.UTF_8)), Map.of());
            case NONE -> client.id().isEmpty()
                    ? new ClientProof(null, Map.of())
                    : new ClientProof(null, Map.of("client_id", id));
            case ASSERTION -> new ClientProof(null, assertion(client, tokenUrl).toParameters());
        };
    }

    private static String secret(OAuthClient client) {
        String secret = client.secret();
        if (secret == null) {
            throw TokenFailure.ofCode("invalid_client", "the auth config has no client secret");
        }
        return secret;
    }

    private static PrivateKeyJWT assertion(OAuthClient client, String tokenUrl) {
        try {
            JWK key = JWK.parse(secret(client));
            return switch (key) {
                case RSAKey rsa ->
                    signed(client, tokenUrl, algorithm(key, JWSAlgorithm.RS256), rsa.toPrivateKey(), key);
                case ECKey ec -> signed(client, tokenUrl, algorithm(key, curve(ec)), ec.toPrivateKey(), key);
                default -> throw unusable();
            };
        } catch (java.text.ParseException | JOSEException e) {
            throw unusable(); // no cause: it may quote the key
        }
    }

    private static PrivateKeyJWT signed(OAuthClient client, String tokenUrl, JWSAlgorithm algorithm,
            java.security.@Nullable PrivateKey key, JWK jwk) throws JOSEException {
        if (key == null) {
            throw unusable();
        }
        return new PrivateKeyJWT(new ClientID(client.id()), URI.create(tokenUrl), algorithm, key, jwk.getKeyID(), null);
    }

    private static JWSAlgorithm algorithm(JWK key, JWSAlgorithm usual) {
        return key.getAlgorithm() == null ? usual : JWSAlgorithm.parse(key.getAlgorithm().getName());
    }

    private static JWSAlgorithm curve(ECKey key) throws JOSEException {
        return new ECDSASigner(key).supportedECDSAAlgorithm();
    }

    private static TokenFailure unusable() {
        return TokenFailure.ofCode("invalid_client", "the client secret is not a private RSA or EC key as JWK");
    }

    @Override
    public String toString() {
        return "ClientProof" + parameters.keySet();
    }
}
