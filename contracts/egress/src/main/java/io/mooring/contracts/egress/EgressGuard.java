package io.mooring.contracts.egress;

import java.net.InetAddress;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.mooring.contracts.egress.EgressFailure.Kind;
import io.netty.util.NetUtil;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

/**
 * The one guard for outbound connections (requirement A-8). It resolves a host once, judges all of its addresses and
 * hands out the judged ones; whoever connects uses those and never looks the name up again.
 *
 * <p>
 * Every refusal is an {@link EgressFailure} in the returned {@code Uni}, never a thrown exception. A wrong
 * {@code mooring.egress.*} value stops the service at its start.
 */
@Startup
@Singleton
public final class EgressGuard {

    private final AddressPolicy addresses;
    private final PortPolicy ports;
    private final NameLookup names;

    @Inject
    EgressGuard(EgressConfig config, NameLookup names) {
        this.addresses = new AddressPolicy(config.allow().orElse(List.of()));
        this.ports = new PortPolicy(config.httpPorts(), config.tcpPorts());
        this.names = names;
    }

    /**
     * Judges the destination of a plain TCP client, such as a database driver.
     *
     * @param host
     *         a name or an address literal; IPv6 with or without brackets
     * @param port
     *         1 to 65535, limited to {@code mooring.egress.tcp-ports} when that is set
     */
    public Uni<PinnedAddress> pin(String host, int port) {
        return Uni.createFrom().deferred(() -> {
            ports.requireTcp(port);
            return pin(Host.parse(host), port);
        });
    }

    /** Like {@link #pin}, for a client that speaks HTTP by itself: the ports of {@code mooring.egress.http-ports}. */
    public Uni<PinnedAddress> pinHttp(String host, int port) {
        return Uni.createFrom().deferred(() -> {
            ports.requireHttp(port);
            return pin(Host.parse(host), port);
        });
    }

    /**
     * Judges addresses that a driver resolved by itself, for drivers that only offer a resolver hook.
     *
     * @return the same addresses
     * @throws EgressFailure
     *         when one of them, or the host, is refused, or there is none
     */
    public List<InetAddress> requireAllowed(String host, List<InetAddress> resolved) {
        if (Host.parse(host) instanceof Host.Name(var name)) {
            requireOrdinaryName(name);
        }
        return requireAllowed(resolved);
    }

    private Uni<PinnedAddress> pin(Host host, int port) {
        return switch (host) {
            case Host.Literal(var address) -> Uni.createFrom()
                    .item(new PinnedAddress(NetUtil.toAddressString(address), port, requireAllowed(List.of(address))));
            case Host.Name(var name) -> resolve(name)
                    .map(resolved -> new PinnedAddress(name, port, requireAllowed(resolved)));
        };
    }

    private Uni<List<InetAddress>> resolve(String name) {
        requireOrdinaryName(name);
        return names.addressesOf(name).onFailure().transform(EgressGuard::unresolvable);
    }

    private static void requireOrdinaryName(String name) {
        if (MetadataNames.isMetadata(name)) {
            throw EgressFailure.refused("the host is a cloud metadata name");
        }
    }

    private List<InetAddress> requireAllowed(List<InetAddress> resolved) {
        if (resolved.isEmpty()) {
            throw new EgressFailure(Kind.UNRESOLVABLE, "the host has no address", false, null);
        }
        for (var address : resolved) {
            addresses.refusal(address).ifPresent(reason -> {
                throw EgressFailure.refused("the destination is " + reason);
            });
        }
        return resolved;
    }

    private static EgressFailure unresolvable(Throwable cause) {
        return new EgressFailure(Kind.UNRESOLVABLE, "the host could not be resolved", false, cause);
    }
}
