package io.mooring.webhook.intake;

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

    private EventId() {}

    /** By the provider's own id of the delivery, else by content. */
    static String of(String endpoint, @Nullable String deliveryId, byte[] body) {
        String name = deliveryId == null ? "digest:" + digest(body) : "delivery:" + deliveryId;
        return StableId.of(NAMESPACE, endpoint + "\n" + name).toString();
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
