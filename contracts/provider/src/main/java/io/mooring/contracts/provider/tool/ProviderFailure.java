package io.mooring.contracts.provider.tool;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** The provider did not do what it was asked for, in our words for it. */
public final class ProviderFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of no it was. */
    public enum Reason {
        /** The credential is not accepted; the request was not run. */
        CREDENTIAL_REJECTED,
        /** The credential is good, but not for this: a scope, a permission, a policy. */
        PERMISSION_DENIED,
        /** What was named is not there, or not for this account. */
        NOT_FOUND,
        /** The arguments were understood and not accepted. */
        REQUEST_REFUSED,
        /** It is in the wanted state already, or was changed meanwhile. */
        CONFLICT,
        /** Too many calls; see {@link #retryAfter()}. */
        RATE_LIMITED,
        /** The provider has a fault of its own. */
        UNAVAILABLE,
        /** A query is wrong; the detail is the provider's word. */
        QUERY_FAILED,
        /** It is still at work; the detail says how to go on. */
        NOT_COMPLETE,
        /** The answer is none the provider's documentation describes. */
        BAD_ANSWER
    }

    private final Reason reason;
    private final transient @Nullable ProviderResponse response;
    private final transient @Nullable Wait wait;

    /** How long calls are not welcome: some seconds, or until a moment. */
    public record Wait(long seconds, @Nullable Instant until) {

        /** Whole seconds from now, at least one. */
        public long secondsFrom(Instant now) {
            long left = until == null ? seconds : Duration.between(now, until).plusMillis(999).toSeconds();
            return Math.clamp(left, 1, Duration.ofDays(1).toSeconds());
        }
    }

    private ProviderFailure(Reason reason, String detail, @Nullable ProviderResponse response, @Nullable Wait wait) {
        super(detail, null, false, false);
        this.reason = reason;
        this.response = response;
        this.wait = wait;
    }

    /** @param detail for the caller; no secret */
    public static ProviderFailure of(Reason reason, String detail, ProviderResponse response) {
        return new ProviderFailure(reason, detail, response, null);
    }

    /** @param wait until calls are welcome again; null when the provider does not say */
    public static ProviderFailure limited(String detail, ProviderResponse response, @Nullable Wait wait) {
        return new ProviderFailure(Reason.RATE_LIMITED, detail, response, wait);
    }

    /** Nothing more was sent: what was looked up first says that it can't work. */
    public static ProviderFailure refused(String detail) {
        return new ProviderFailure(Reason.REQUEST_REFUSED, detail, null, null);
    }

    public Reason reason() {
        return reason;
    }

    /** For the caller. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public @Nullable ProviderResponse response() {
        return response;
    }

    /** Null when unknown. */
    public @Nullable Wait retryAfter() {
        return wait;
    }
}
