package io.mooring.contracts.egress.database;

import java.net.InetAddress;
import java.util.List;

import io.mooring.contracts.egress.EgressGuard;
import io.mooring.contracts.egress.PinnedAddress;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;

/** Which of a host's judged addresses to use: drivers take one, and a name may have some nobody listens at. */
final class Reach {

    private static final int MOST_ADDRESSES = 4;

    private final Vertx vertx;
    private final EgressGuard guard;
    private final NetClient client;

    Reach(Vertx vertx, EgressGuard guard, int connectTimeoutMillis) {
        this.vertx = vertx;
        this.guard = guard;
        this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(connectTimeoutMillis));
    }

    /** The judged address to connect to; of several, the first that accepts a connection. */
    Future<PinnedAddress> address(String host, int port) {
        Promise<PinnedAddress> judged = ((ContextInternal) vertx.getOrCreateContext()).promise();
        UniHelper.toFuture(guard.pin(host, port)).onComplete(judged);
        // On the caller's context, whichever thread looked the name up: a socket lives where it is opened.
        return judged.future().compose(pinned -> pinned.addresses().size() == 1
                ? Future.succeededFuture(pinned)
                : accepting(pinned, pinned.addresses().stream().limit(MOST_ADDRESSES).toList()));
    }

    /** The address in the form of Vert.x: resolved already, the name kept for TLS. */
    static SocketAddress socket(PinnedAddress pinned) {
        return SocketAddress.inetSocketAddress(pinned.socketAddress());
    }

    /** Nothing but a connection, for those who look who answers. */
    Future<NetSocket> connect(PinnedAddress pinned) {
        return client.connect(socket(pinned));
    }

    private Future<PinnedAddress> accepting(PinnedAddress pinned, List<InetAddress> candidates) {
        PinnedAddress one = new PinnedAddress(pinned.host(), pinned.port(), List.of(candidates.getFirst()));
        Future<PinnedAddress> attempt = connect(one).compose(NetSocket::close).map(one);
        return candidates.size() == 1
                ? attempt
                : attempt.recover(failure -> accepting(pinned, candidates.subList(1, candidates.size())));
    }

}
