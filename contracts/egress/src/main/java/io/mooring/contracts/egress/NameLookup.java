package io.mooring.contracts.egress;

import java.net.InetAddress;
import java.util.List;

import io.smallrye.mutiny.Uni;

/**
 * Host name to addresses. The platform's own lookup is used unless a service, or a test, provides another bean.
 */
@FunctionalInterface
public interface NameLookup {

    /**
     * Every address of the name, the preferred one first, without blocking the caller.
     *
     * @param name
     *         a lower-case ASCII host name without trailing dot; never an address literal
     * @return at least one address; a failure or an empty list means the name is unresolvable
     */
    Uni<List<InetAddress>> addressesOf(String name);
}
