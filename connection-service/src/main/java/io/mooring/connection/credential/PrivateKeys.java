package io.mooring.connection.credential;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;

/** Private keys as PEM (RFC 7468 §10), which is how people have them. No message repeats anything of one. */
final class PrivateKeys {

    private static final Pattern PEM = Pattern.compile(
            "\\s*-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]+)-----END \\1-----\\s*");
    private static final int SHORTEST_RSA = 2048;
    /** A longer one takes a good part of a second to sign. */
    private static final int LONGEST_RSA = 8192;

    private PrivateKeys() {}

    /** Why a text is no key one can sign with: what was expected instead. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1;

        private Unusable(String expected) {
            super(expected, null, false, false);
        }

        String expected() {
            return String.valueOf(getMessage());
        }
    }

    static PrivateKey read(String text) throws Unusable {
        // Whoever copies a value out of a JSON file has its line breaks as two characters.
        Matcher pem = PEM.matcher(text.replace("\\r", "").replace("\\n", "\n"));
        if (!pem.matches()) {
            throw new Unusable("a key as PEM, from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----");
        }
        requirePlain(pem.group(1));
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
            return usable(decoded(new PKCS8EncodedKeySpec(der)));
        } catch (IllegalArgumentException | GeneralSecurityException notAKey) {
            throw new Unusable("a whole RSA or EC key; this one is cut off or altered");
        }
    }

    private static void requirePlain(String kind) throws Unusable {
        switch (kind) {
            case "PRIVATE KEY" -> {
            }
            case "ENCRYPTED PRIVATE KEY" -> throw new Unusable("a key without passphrase");
            case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> throw new Unusable(
                    "a key in PKCS #8 (BEGIN PRIVATE KEY); openssl pkcs8 -topk8 -nocrypt makes one of it");
            default -> throw new Unusable("a private key; this is a " + (kind.equals("CERTIFICATE")
                    ? "certificate"
                    : kind.endsWith("PUBLIC KEY") ? "public key" : "file of another kind"));
        }
    }

    private static PrivateKey decoded(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (GeneralSecurityException notRsa) {
            return KeyFactory.getInstance("EC").generatePrivate(spec);
        }
    }

    private static PrivateKey usable(PrivateKey key) throws Unusable {
        if (key instanceof RSAPrivateKey rsa && (rsa.getModulus().bitLength() < SHORTEST_RSA
                || rsa.getModulus().bitLength() > LONGEST_RSA)) {
            throw new Unusable("an RSA key of " + SHORTEST_RSA + " bits or more (RFC 7518 §3.3), at most "
                    + LONGEST_RSA);
        }
        if (key instanceof ECPrivateKey ec && !isKnown(ec)) {
            throw new Unusable("an EC key on P-256, P-384 or P-521");
        }
        return key;
    }

    private static boolean isKnown(ECPrivateKey key) {
        Curve curve = Curve.forECParameterSpec(key.getParams());
        return Curve.P_256.equals(curve) || Curve.P_384.equals(curve) || Curve.P_521.equals(curve);
    }

    static JWSAlgorithm algorithm(ECPrivateKey key) {
        Curve curve = Curve.forECParameterSpec(key.getParams());
        return Curve.P_384.equals(curve)
                ? JWSAlgorithm.ES384
                : Curve.P_521.equals(curve) ? JWSAlgorithm.ES512 : JWSAlgorithm.ES256;
    }
}
