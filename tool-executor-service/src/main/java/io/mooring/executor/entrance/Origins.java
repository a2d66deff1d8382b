package io.mooring.executor.entrance;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Web pages that may use the endpoint. A page that is not on the list is refused whatever the address it came by, which is
 * what keeps names that were rebound to this machine out.
 */
final class Origins {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> allowed = new HashSet<>();
    private final boolean local;

    /** @param own address of the gateway; when that is this machine, pages of this machine are allowed, too */
    Origins(URI own, List<String> others) {
        this.local = own.getHost() != null && LOOPBACK.contains(own.getHost().toLowerCase(Locale.ROOT));
        allowed.add(text(own));
        others.forEach(other -> allowed.add(text(URI.create(other))));
    }

    /** @param origin header of the request; without one it is no page that asks */
    boolean admit(@Nullable String origin) {
        if (origin == null) {
            return true;
        }
        try {
            URI from = URI.create(origin);
            return from.getHost() != null && (allowed.contains(text(from))
                    || local && LOOPBACK.contains(from.getHost().toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static String text(URI uri) {
        boolean usual = uri.getPort() < 0 || uri.getPort() == ("https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80);
        return (uri.getScheme() + "://" + uri.getHost() + (usual ? "" : ":" + uri.getPort())).toLowerCase(Locale.ROOT);
    }
}
