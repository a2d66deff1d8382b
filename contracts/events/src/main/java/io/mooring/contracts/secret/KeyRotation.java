package io.mooring.contracts.secret;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.mooring.contracts.problem.GeneralError;

/**
 * How far a rotation is.
 *
 * @param which {@code kek}: every tenant's keyset is sealed anew; {@code tenant}: every secret is, under a new key
 * @param tenant the only one; none for all of them
 * @param state running, done or failed
 * @param done keysets or secrets sealed anew
 * @param total of how many, as counted when it began
 * @param failure what is left and why
 */
public record KeyRotation(String id, String which, @Nullable String tenant, String state, long done, long total,
        @Nullable String failure, @JsonProperty("started_by") String startedBy,
        @JsonProperty("started_at") Instant startedAt, @Nullable @JsonProperty("finished_at") Instant finishedAt) {

    /** What a caller asks for. */
    public record Wish(@Nullable String which, @Nullable String tenant) {

        static final String KEK = "kek";
        static final String TENANT = "tenant";

        /** Fails with 400 naming the field. */
        Wish checked() {
            if (!KEK.equals(which) && !TENANT.equals(which)) {
                throw GeneralError.BAD_REQUEST.at("/which", "expected kek or tenant");
            }
            if (KEK.equals(which) && tenant != null) {
                throw GeneralError.BAD_REQUEST.at("/tenant",
                        "expected none: a master key seals the keys of all tenants");
            }
            return this;
        }

        String scope() {
            return tenant == null ? KeyRotationStore.ALL : tenant;
        }
    }
}
