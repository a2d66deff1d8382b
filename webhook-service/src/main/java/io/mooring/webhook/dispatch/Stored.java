package io.mooring.webhook.dispatch;

/** Says inside the process that events of a tenant are about to be there. Only a hint, so it may get lost. */
public final class Stored {

    /** Address of the hint, which is the tenant's name. */
    public static final String ADDRESS = "webhook.event.stored";

    private Stored() {}
}
