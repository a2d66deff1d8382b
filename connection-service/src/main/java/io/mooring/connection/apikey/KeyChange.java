package io.mooring.connection.apikey;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.problem.GeneralError;

/**
 * What is to be different about a key, checked. Its roles never change: what somebody was given a key for stays true.
 *
 * @param label none when it stays
 * @param expires whether the expiry changes
 * @param expiresAt the new expiry, when it does; none is never
 */
record KeyChange(@Nullable String label, boolean expires, @Nullable Instant expiresAt) {

    /**
     * Reads a JSON merge patch (RFC 7396): what is absent stays, a null expiry takes the expiry away. Fails with 400 naming
     * the field.
     */
    static KeyChange of(@Nullable JsonNode label, @Nullable JsonNode expiresAt, Instant now) {
        if (label == null && expiresAt == null) {
            throw GeneralError.BAD_REQUEST.at("/", "expected label or expires_at");
        }
        return new KeyChange(label == null ? null : NewKey.label(label.textValue()), expiresAt != null,
                expiresAt == null || expiresAt.isNull() ? null : NewKey.expiry(expiresAt.asText(), now));
    }

    /** Makes the change. A key that was replaced goes when it was said to, or before. */
    void apply(ApiKeyRow key) {
        if (expires && key.replacedBy != null && (expiresAt == null || expiresAt.isAfter(key.expiry()))) {
            throw GeneralError.BAD_REQUEST.at("/expires_at", "expected a time before " + key.expiresAt
                    + ", when the key that was replaced ends");
        }
        key.label = label == null ? key.label : label;
        key.expiresAt = expires ? expiresAt : key.expiresAt;
        key.version++;
    }
}
