package io.mooring.executor.lease;

import java.util.List;

/**
 * A credential on loan.
 *
 * @param credentialVersion rises with every new credential of the connection; 0 for none
 */
public record Leased(long credentialVersion, List<Placement> placements) {

    /** Of a connection that needs none. */
    public static final Leased NOTHING = new Leased(0, List.of());

    public Leased {
        placements = List.copyOf(placements);
    }

    /** Whether another one could be had in its place. */
    public boolean isRenewable() {
        return credentialVersion > 0;
    }
}
