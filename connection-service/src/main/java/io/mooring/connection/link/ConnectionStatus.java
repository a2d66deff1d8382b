package io.mooring.connection.link;

/** Where a connection stands: authoritative, it decides whether tools run. How well it works is its {@link Standing.Health}. */
public enum ConnectionStatus {

    /** Its owner has not finished connecting; nothing is stored. */
    PENDING,
    /** Credentials are stored, whose they are is not known yet. */
    VERIFYING,
    ACTIVE,
    /** It could not be refreshed for a temporary reason; what it has may still work. */
    DEGRADED,
    /** The grant is dead: only its owner can mend that. */
    REAUTH_REQUIRED,
    /** Switched off by an operator. */
    DISABLED,
    /** It is over here, and being revoked at the provider. */
    REVOKING,
    /** Revoked; its credential is destroyed. */
    REVOKED,
    /** Nobody finished connecting in time. */
    ABANDONED,
    /** The provider refused the code or the credential, which is destroyed. */
    FAILED;

    /** Whether a credential may be leased while it has not expired. */
    public boolean runsTools() {
        return this == ACTIVE || this == DEGRADED;
    }

    /** Whether it is over for good: its name is free again and it has no credential. */
    public boolean isOver() {
        return this == REVOKED || this == ABANDONED || this == FAILED;
    }
}
