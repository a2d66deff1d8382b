package io.mooring.connection.link;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What can happen to a connection. Details are sentences for people and never hold a secret. */
public sealed interface Trigger {

    /** Whether it is what the holder of the connection's lease came to. */
    default boolean endsLease() {
        return !(this instanceof SwitchedOff || this instanceof SwitchedOn || this instanceof RevocationBegun
                || this instanceof Renamed);
    }

    /** The code was exchanged, or the credential given; whose it is must still be seen. */
    record Submitted(Grant grant, @Nullable Instant dueAt) implements Trigger {}

    /** The credential was given, and there is no way to see whose it is. */
    record Accepted() implements Trigger {}

    /** The provider accepts the credential and said whose it is. */
    record Verified(Account account, @Nullable Instant dueAt) implements Trigger {}

    /** The provider refuses the credential, or the code. */
    record Refused(String reason, String detail) implements Trigger {}

    /** Nobody finished connecting. */
    record TimedOut() implements Trigger {}

    /** The next token is stored. */
    record Refreshed(Grant grant, @Nullable Instant dueAt) implements Trigger {}

    /** A refresh or probe failed for a temporary reason. */
    record Hindered(String reason, String detail, Instant retryAt) implements Trigger {}

    /** The provider says, or it follows from what it did not say, that the grant is dead. */
    record GrantLost(String reason, String detail) implements Trigger {}

    /** Its owner has consented once more, or given a new credential, and it was verified. */
    record Reconnected(Grant grant, Account account, @Nullable Instant dueAt) implements Trigger {}

    /** An operator switches it off. */
    record SwitchedOff() implements Trigger {}

    /** And on again. */
    record SwitchedOn() implements Trigger {}

    /** It has another name from now on. */
    record Renamed(String name) implements Trigger {}

    /**
     * It is to end; from now on nothing may use it.
     *
     * @param dueAt when somebody tells the provider, unless who began it does
     * @param removal why nothing of it is to be left afterwards, see {@link Standing}; null: it stays, REVOKED
     */
    record RevocationBegun(Instant dueAt, @Nullable String removal) implements Trigger {}

    /** The provider could not be told for a temporary reason. */
    record RevocationHindered(String detail, Instant retryAt) implements Trigger {}

    /**
     * The provider was told, or never will be.
     *
     * @param reason how that ended
     * @param revokedTokens those that died there
     */
    record RevocationDone(String reason, String detail, List<String> revokedTokens) implements Trigger {}

    /**
     * Nothing of it is to be left, from now on.
     *
     * @param reason see {@link Standing}
     * @param revocation how telling the provider ended; null when there was nothing to tell
     */
    record Removed(String reason, @Nullable String revocation, @Nullable String detail) implements Trigger {}
}
