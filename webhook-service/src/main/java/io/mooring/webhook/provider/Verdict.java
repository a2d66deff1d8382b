package io.mooring.webhook.provider;

import org.jspecify.annotations.Nullable;

/**
 * Whether a webhook proved where it comes from.
 *
 * @param refusal why not; null when it did
 * @param detail for the operator, without anything secret
 */
public record Verdict(@Nullable Refusal refusal, String detail) {

    /** It did. */
    public static final Verdict ACCEPTED = new Verdict(null, "");

    /** Reasons. */
    public enum Refusal {
        /** The signature, or a text that belongs to it, is not there. */
        MISSING,
        /** It is there twice. */
        REPEATED,
        /** It is no signature at all. */
        MALFORMED,
        /** It is another one. */
        MISMATCH,
        /** It was signed too long ago. */
        STALE,
        /** It was signed in the future. */
        AHEAD,
        /** What stands beside it is not as it must be. */
        UNEXPECTED,
        /** It is proven, but its body is not what the endpoint asks for. */
        UNFIT
    }

    public boolean accepted() {
        return refusal == null;
    }
}
