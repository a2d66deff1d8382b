package io.mooring.webhook.provider;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Keys a provider publishes.
 *
 * @param certificate key of a certificate
 * @param set a key set
 */
public record PublishedKeys(@Nullable PublicKey certificate, List<JsonWebKey> set) {

    /** None: the secret of the endpoint is all there is. */
    public static final PublishedKeys NONE = new PublishedKeys(null, List.of());

    /** Most keys of a set; nobody publishes more than a handful. */
    private static final int MOST = 100;

    /** From X.509 text that is valid now. Fails when it is not. */
    public static PublishedKeys ofCertificate(String pem, Instant now) {
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            certificate.checkValidity(Date.from(now));
            return new PublishedKeys(certificate.getPublicKey(), List.of());
        } catch (GeneralSecurityException | ClassCastException unfit) {
            throw new IllegalArgumentException("no valid certificate: " + unfit.getMessage(), unfit);
        }
    }

    /** From a key set, RFC 7517, or one key of it; only public ones count. Fails when it is none. */
    public static PublishedKeys ofSet(String json) {
        try {
            Map<String, Object> tree = JsonUtil.parseJson(json);
            List<JsonWebKey> keys = tree.containsKey("keys")
                    ? new JsonWebKeySet(json).getJsonWebKeys()
                    : List.of(JsonWebKey.Factory.newJwk(json));
            return new PublishedKeys(null,
                    keys.stream().filter(PublicJsonWebKey.class::isInstance).limit(MOST).toList());
        } catch (JoseException | RuntimeException unfit) {
            throw new IllegalArgumentException("no JSON Web Key set", unfit);
        }
    }
}
