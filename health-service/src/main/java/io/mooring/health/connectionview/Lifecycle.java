package io.mooring.health.connectionview;

import java.util.Arrays;

/** Where a connection stands, as connection-service says. */
public enum Lifecycle {

    /** Its owner has not finished connecting. */
    PENDING,
    ACTIVE,
    /** Usable, but its credential could not be renewed in time. */
    DEGRADED,
    REAUTH_REQUIRED,
    DISABLED,
    FAILED,
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
