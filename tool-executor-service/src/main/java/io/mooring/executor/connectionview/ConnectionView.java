package io.mooring.executor.connectionview;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A connection, without secrets.
 *
 * @param owner {@code org} or {@code user}
 * @param userId the user when the owner is one
 * @param reason why it stands there, a word for programs; null when all is well or it is not known
 * @param preferred whether it is the default connection, to its integration, of the user it was read for
 * @param version rises with every change; a lease taken for an older one is void
 */
public record ConnectionView(String id, String owner, @Nullable String userId, String integration, String name,
        String template, String status, @Nullable String reason, boolean preferred, long version) {

    private static final String BUILT_IN = "built-in";
    private static final Set<String> OVER = Set.of("REVOKING", "REVOKED", "ABANDONED", "FAILED");

    /** One that is nobody's default. */
    public ConnectionView(String id, String owner, @Nullable String userId, String integration, String name,
            String template, String status, @Nullable String reason, long version) {
        this(id, owner, userId, integration, name, template, status, reason, false, version);
    }

    /** One that stands where it does for no reason. */
    public ConnectionView(String id, String owner, @Nullable String userId, String integration, String name,
            String template, String status, long version) {
        this(id, owner, userId, integration, name, template, status, null, version);
    }

    /** What stands for a connection where none is needed: every user has it. */
    public static ConnectionView builtIn(String integration) {
        return new ConnectionView(BUILT_IN, "org", null, integration, BUILT_IN, "none", "ACTIVE", 0);
    }

    /** The same as the default connection of its user. */
    public ConnectionView asPreferred() {
        return new ConnectionView(id, owner, userId, integration, name, template, status, reason, true, version);
    }

    public boolean isBuiltIn() {
        return id.equals(BUILT_IN);
    }

    /** Whether it may be used now. */
    public boolean isActive() {
        return status.equals("ACTIVE") || status.equals("DEGRADED");
    }

    /** Whether it is over for good. */
    public boolean isOver() {
        return OVER.contains(status);
    }

    /** Whether only its owner can mend it, by connecting it again. */
    public boolean needsItsOwner() {
        return status.equals("REAUTH_REQUIRED");
    }

    /** Whether there is nothing to lease. */
    public boolean needsNoCredential() {
        return template.equals("none");
    }

    /** The address of one of its tools, without the tool. */
    public String address() {
        return integration + "." + owner + "." + name;
    }
}
