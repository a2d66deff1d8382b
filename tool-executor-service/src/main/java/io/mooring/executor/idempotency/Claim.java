package io.mooring.executor.idempotency;

/** What a request with an {@code Idempotency-Key} is. */
public sealed interface Claim {

    /** The first one: it runs, and says how it ended with this token. */
    record First(String token) implements Claim {}

    /** A repeat of one that was answered; the body is the very same. */
    record Repeat(String body) implements Claim {}

    /** A repeat of one that still runs. */
    record Running() implements Claim {}

    /** Another request under a used key. */
    record Reused() implements Claim {}

    /** A repeat of one whose outcome nobody knows. */
    record Lost() implements Claim {}
}
