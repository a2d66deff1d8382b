package io.mooring.health.connectionview;

import java.util.Arrays;

/** Where a connection stands, as connection-service says. */
public enum Lifecycle {

    /** Its owner has not finished connecting. */
    PENDING,
    /** Its credential is stored, and the provider has not said yet whether it works. */
    VERIFYING,
    ACTIVE,
    /** Usable, but its credential could not be renewed in time. */
    DEGRADED,
    REAUTH_REQUIRED,
    DISABLED,
    /** The provider refused the code or the credential. */
    FAILED,
    /** Nobody finished connecting in time. */
    ABANDONED,
    /** Over here, and its provider is being told. */
    REVOKING,
    REVOKED,
    /** A word of a newer connection-service. */
    OTHER;

    static Lifecycle of(String word) {
        return Arrays.stream(values()).filter(known -> known.name().equals(word)).findFirst().orElse(OTHER);
    }

    /** Whether calls can go over it. */
    public boolean isUsable() {
        return this == ACTIVE || this == DEGRADED;
    }
}
