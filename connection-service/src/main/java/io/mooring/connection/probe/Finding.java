package io.mooring.connection.probe;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.link.Account;

/** What a probe found out. Details are sentences for people and hold no secret. */
public sealed interface Finding {

    /** A detail as a person reads it. */
    static String sentence(String detail) {
        return Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + (detail.endsWith(".") ? "" : ".");
    }

    /** The provider accepts the credential. */
    record Accepted(Account account) implements Finding {}

    /**
     * The provider refuses the credential.
     *
     * @param reason {@code unauthorized}, {@code forbidden}, or the provider's own word
     */
    record Refused(String reason, String detail) implements Finding {}

    /**
     * Nothing is known: the provider is away, or does not want to be asked now.
     *
     * @param reason {@code rate_limited}, {@code unreachable}, {@code timeout}, {@code http_503} …
     * @param retryAt when the provider said it may be asked again
     */
    record Hindered(String reason, String detail, @Nullable Instant retryAt) implements Finding {}

    /** Nobody knows a request that would tell. */
    record Unknown() implements Finding {}
}
