package io.mooring.connection.link;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.ConnectionError;

/**
 * Whose account at the provider it is, as its identity probe says.
 *
 * @param id stable id; null when the provider tells none
 * @param label what people know it by, such as an address
 */
public record Account(@Nullable String id, @Nullable String label) {

    /** Nobody has said. */
    public static final Account UNKNOWN = new Account(null, null);

    /** Whether both are known and are not the same account. */
    public boolean differsFrom(Account other) {
        return id != null && other.id != null && !id.equals(other.id);
    }

    /**
     * Whose a connection of this account is from then on with a credential of that one. Fails with 409 naming
     * {@code /replace}.
     */
    public Account succeededBy(Account next, boolean mayReplace) {
        if (!mayReplace && !admits(next)) {
            throw ConnectionError.OTHER_ACCOUNT.at("/replace", "true, to connect " + (next.id == null
                    ? "a credential whose account the provider does not say"
                    : "the account " + next.name()) + " instead of " + name());
        }
        return next;
    }

    private String name() {
        return String.valueOf(label == null ? id : label);
    }

    /** Whether a credential of that account may take the place of one of this: the same for sure, or nobody knew whose. */
    public boolean admits(Account next) {
        return id == null || id.equals(next.id);
    }
}
