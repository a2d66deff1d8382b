package io.mooring.webhook.endpoint;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.provider.webhook.SignatureScheme;
import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.webhook.custom.PayloadSchema;

/**
 * An endpoint as the intake needs it.
 *
 * @param facts how its events arrive
 * @param scheme how they prove where they come from
 * @param secrets shared with the provider, each of which may have signed; the newest first
 * @param pending whether the provider has yet to name the secret
 * @param schema what bodies must be; null: anything
 */
public record Endpoint(String tenant, String id, String provider, WebhookFacts facts, SignatureScheme scheme,
        List<Secret> secrets, boolean pending, @Nullable PayloadSchema schema) {

    /**
     * A secret, never printed.
     *
     * @param endsAt from when on it proves nothing; null: no end is known
     */
    public record Secret(byte[] bytes, @Nullable Instant endsAt) {

        boolean isActive(Instant now) {
            return endsAt == null || endsAt.isAfter(now);
        }

        @Override
        public String toString() {
            return "Secret";
        }
    }

    /** With the secrets that count then: itself, mostly. */
    Endpoint activeAt(Instant now) {
        return secrets.stream().allMatch(secret -> secret.isActive(now))
                ? this
                : new Endpoint(tenant, id, provider, facts, scheme,
                        secrets.stream().filter(secret -> secret.isActive(now)).toList(), pending, schema);
    }

    /** What its secrets are. */
    public List<byte[]> keys() {
        return secrets.stream().map(Secret::bytes).toList();
    }

    @Override
    public String toString() {
        return "Endpoint[" + tenant + ", " + id + ", " + provider + "]";
    }
}
