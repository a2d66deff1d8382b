package io.mooring.contracts.provider.webhook;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One way a webhook proves where it comes from, as data; one interpreter in webhook-service checks them all.
 *
 * <p>Holes of the templates: <code>{body}</code> as it arrived, <code>{timestamp}</code> and <code>{id}</code> as they
 * arrived, <code>{url}</code> (the public one, never from a header), <code>{method}</code>, <code>{secret}</code>,
 * <code>{sha256}</code> and <code>{crc32}</code> of the body, <code>{header:Name}</code>, <code>{body:path}</code>, and
 * the texts some providers build their own way: <code>{form}</code>, <code>{sns}</code>, <code>{canonical}</code>.
 *
 * @param name an endpoint asks for it by this name
 * @param kind of proof
 * @param signature where it stands
 * @param encoding of the signature's bytes
 * @param content template of what is signed
 * @param id where the id that is signed stands
 * @param timestamp when it was signed
 * @param key what the secret is
 * @param requires texts that must be so, beside the signature; the values are templates
 * @param each path of the parts of the body that prove themselves one by one; every one must
 * @param claims of a token, each with the values (templates) it may have
 */
public record SignatureScheme(String name, Kind kind, SignaturePlace signature, @Nullable Encoding encoding,
        @Nullable String content, @Nullable Locator id, @Nullable Freshness timestamp, KeyFacts key,
        Map<Locator, String> requires, @Nullable String each, Map<String, List<String>> claims) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,30}");

    /** Kinds of proof, with the algorithm's name in the Java cryptography architecture. */
    public enum Kind {
        /** Keyed hash; unlike plain SHA-1 nobody can forge it, and some providers know no other. */
        HMAC_SHA1("HmacSHA1"),
        /** Keyed hash. */
        HMAC_SHA256("HmacSHA256"),
        /** Keyed hash. */
        HMAC_SHA512("HmacSHA512"),
        /** Plain hash of a text that holds the secret. */
        SHA256("SHA-256"),
        /** RFC 8032. */
        ED25519("Ed25519"),
        /** On the curve P-256, the signature in DER. */
        ECDSA_P256("SHA256withECDSA"),
        /** By a certificate's key; AWS still offers it. */
        RSA_SHA1("SHA1withRSA"),
        /** By a certificate's key. */
        RSA_SHA256("SHA256withRSA"),
        /** RFC 7519. */
        JWT_RS256("RS256"),
        /** RFC 7519. */
        JWT_ES256("ES256"),
        /** The secret itself. */
        TOKEN(""),
        /** The secret is a part of the address: whoever knows that may send, and nothing says who did. */
        ADDRESS("");

        private final String algorithm;

        Kind(String algorithm) {
            this.algorithm = algorithm;
        }

        /** The algorithm's name. */
        public String algorithm() {
            return algorithm;
        }

        /** Whether the signature's bytes are computed again and compared. */
        public boolean isComputed() {
            return this == HMAC_SHA1 || this == HMAC_SHA256 || this == HMAC_SHA512 || this == SHA256;
        }

        /** Whether it says who sent an event. */
        public boolean proves() {
            return this != ADDRESS;
        }

        /** Whether what is sent is the secret itself. */
        public boolean isPlain() {
            return this == TOKEN || this == ADDRESS;
        }

        /** Whether it is a signed token. */
        public boolean isJwt() {
            return this == JWT_RS256 || this == JWT_ES256;
        }
    }

    /** How bytes become text. */
    public enum Encoding {
        HEX, BASE64,
        /** RFC 4648 section 5, without padding. */
        BASE64URL
    }

    public SignatureScheme {
        if (kind == null || signature == null) {
            throw new IllegalArgumentException("a scheme needs a kind, and a place for the signature");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(name + " is no name of a scheme");
        }
        key = key == null ? KeyFacts.TEXT : key;
        requires = requires == null ? Map.of() : Map.copyOf(requires);
        claims = claims == null ? Map.of() : Map.copyOf(claims);
        boolean bytes = !kind.isPlain() && !kind.isJwt();
        if (bytes != (content != null) || bytes != (encoding != null)) {
            throw new IllegalArgumentException(name + " needs content and encoding, or neither");
        }
        if (content != null && !content.contains("{")) {
            throw new IllegalArgumentException("what is signed must hold something of the request");
        }
        if (kind.isJwt() != (key.form() == KeyFacts.Form.JWKS)) {
            throw new IllegalArgumentException("a key set goes with tokens");
        }
    }
}
