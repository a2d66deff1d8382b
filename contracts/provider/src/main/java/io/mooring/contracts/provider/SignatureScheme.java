package io.mooring.contracts.provider;

/**
 * A signature made with a shared secret, as data; one interpreter in webhook-service checks them all.
 *
 * @param algorithm of the HMAC
 * @param header carries the signature
 * @param prefix stands in front of it; a header without it proves nothing
 * @param encoding of the signature's bytes
 * @param content template of what is signed, over raw bytes; <code>{body}</code> is the body as it arrived
 */
public record SignatureScheme(Algorithm algorithm, String header, String prefix, Encoding encoding, String content) {

    private static final String BODY = "{body}";

    /** Keyed hash algorithms that are still safe; SHA-1 is not among them on purpose. */
    public enum Algorithm {
        HMAC_SHA256("HmacSHA256", 32), HMAC_SHA512("HmacSHA512", 64);

        private final String jcaName;
        private final int bytes;

        Algorithm(String jcaName, int bytes) {
            this.jcaName = jcaName;
            this.bytes = bytes;
        }

        /** Name in the Java cryptography architecture. */
        public String jcaName() {
            return jcaName;
        }

        /** Length of a whole signature. */
        public int bytes() {
            return bytes;
        }
    }

    /** How bytes become text. */
    public enum Encoding {
        HEX, BASE64
    }

    public SignatureScheme {
        if (content.indexOf(BODY) < 0 || content.indexOf(BODY) != content.lastIndexOf(BODY)) {
            throw new IllegalArgumentException("the signed content must hold the body once");
        }
    }

    /** The signed text in front of the body. */
    public String beforeBody() {
        return content.substring(0, content.indexOf(BODY));
    }

    /** The signed text behind the body. */
    public String afterBody() {
        return content.substring(content.indexOf(BODY) + BODY.length());
    }
}
