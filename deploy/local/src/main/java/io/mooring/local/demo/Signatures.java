package io.mooring.local.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What GitHub does before it sends, and what a subscriber does when it receives. */
final class Signatures {

    private Signatures() {}

    /** GitHub's {@code X-Hub-Signature-256}. */
    static String github(String secret, byte[] body) {
        return "sha256=" + HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), body));
    }

    /** Standard Webhooks 1.0.0: {@code v1,} and base64 over {@code id.timestamp.body}. */
    static boolean verifies(String secret, Subscriber.Delivery delivery) {
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((delivery.id() + "." + delivery.timestamp() + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(delivery.body());
        byte[] expected = ("v1," + Base64.getEncoder().encodeToString(hmac(key, signed.toByteArray())))
                .getBytes(StandardCharsets.UTF_8);
        for (String candidate : delivery.signature().split(" ")) {
            if (MessageDigest.isEqual(expected, candidate.getBytes(StandardCharsets.UTF_8))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] hmac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
