package io.mooring.connection.discovery;

/** No authorization server was found, or none that can be trusted. The message is safe to show. */
public final class DiscoveryFailure extends RuntimeException {

    private final boolean temporary;

    DiscoveryFailure(String detail, boolean temporary) {
        super(detail);
        this.temporary = temporary;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Whether the same may succeed later. */
    public boolean temporary() {
        return temporary;
    }
}
