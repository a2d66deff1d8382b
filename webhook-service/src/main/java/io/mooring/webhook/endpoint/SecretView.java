package io.mooring.webhook.endpoint;

import java.net.URI;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A secret as callers see it.
 *
 * @param named whether the provider named it
 * @param endsAt from when on it proves nothing
 * @param value only of one the provider named, and only on its first day: a person has to tell the provider
 * @param url the address that holds it, only when it is made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SecretView(String id, boolean named, @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("ends_at") @Nullable Instant endsAt, @Nullable String value, @Nullable URI url) {

    static SecretView of(SecretRow row) {
        return new SecretView(row.id, row.named, row.createdAt, row.endsAt, null, null);
    }

    SecretView withValue(String shown) {
        return new SecretView(id, named, createdAt, endsAt, shown, url);
    }

    SecretView withUrl(@Nullable URI address) {
        return new SecretView(id, named, createdAt, endsAt, value, address);
    }

    /** Without the value and the address. */
    @Override
    public String toString() {
        return "SecretView[" + id + "]";
    }
}
