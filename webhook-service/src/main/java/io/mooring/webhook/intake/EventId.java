package io.mooring.webhook.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mooring.webhook.StableId;

/** {@code ce_id} of a webhook: the same for every repeat by its provider, for every replica, after every restart. */
final class EventId {

    /** Never changes: with another one, repeats of old webhooks would be new events. */
    private static final UUID NAMESPACE = UUID.fromString("5b0f1e5e-6d0c-4b8e-9f43-8a3b1a6f2c77");

    private static final int LONGEST = 300;

    private EventId() {}

    /** By the provider's own id of the delivery, else by content. */
    static String of(String endpoint, @Nullable String deliveryId, byte[] body) {
        String name = deliveryId == null ? "digest:" + digest(body) : "delivery:" + deliveryId;
        return StableId.of(NAMESPACE, endpoint + "\n" + name).toString();
    }

    /** The id itself, or the digest of one that no database keeps: too long, or with characters that are none. */
    static String keepable(String deliveryId) {
        return deliveryId.length() <= LONGEST && deliveryId.indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(deliveryId)
                        ? deliveryId
                        : "sha256:" + digest(deliveryId.getBytes(StandardCharsets.UTF_16BE));
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
