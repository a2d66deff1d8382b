package io.mooring.webhook.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.mooring.contracts.provider.SignatureScheme;

/** Interprets a {@link SignatureScheme}. Fails closed: anything but one whole, matching signature is a no. */
public final class SignatureCheck {

    private final SignatureScheme scheme;
    private final SecretKeySpec key;
    private final byte[] before;
    private final byte[] after;

    /** @param secret not empty */
    public SignatureCheck(SignatureScheme scheme, byte[] secret) {
        this.scheme = scheme;
        this.key = new SecretKeySpec(secret, scheme.algorithm().jcaName());
        this.before = scheme.beforeBody().getBytes(StandardCharsets.UTF_8);
        this.after = scheme.afterBody().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether the body was signed with the secret.
     *
     * @param sent all values of the signature header; two of them prove nothing
     * @param body as it arrived, never re-encoded
     */
    public boolean accepts(List<String> sent, byte[] body) {
        if (sent.size() != 1 || !sent.getFirst().startsWith(scheme.prefix())) {
            return false;
        }
        byte[] signature = decode(sent.getFirst().substring(scheme.prefix().length()));
        return signature.length == scheme.algorithm().bytes() && MessageDigest.isEqual(expected(body), signature);
    }

    /** Empty when it is not in the scheme's encoding. */
    private byte[] decode(String text) {
        try {
            return switch (scheme.encoding()) {
                case HEX -> HexFormat.of().parseHex(text);
                case BASE64 -> Base64.getDecoder().decode(text);
            };
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private byte[] expected(byte[] body) {
        try {
            Mac mac = Mac.getInstance(scheme.algorithm().jcaName());
            mac.init(key);
            mac.update(before);
            mac.update(body);
            return mac.doFinal(after);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + scheme.algorithm().jcaName(), e);
        }
    }
}
