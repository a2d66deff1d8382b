package io.mooring.executor.database.sql;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/**
 * The socket below a connection, with a count of what comes in: drivers put a value together in memory however large it is,
 * and a pooled connection can't be closed by their own means. Reaches into the driver, which has no door for that.
 */
final class Wire extends ChannelInboundHandlerAdapter {

    private static final String NAME = "mooring-allowance";

    private volatile long left = Long.MAX_VALUE;
    private volatile boolean overrun;
    private volatile long session;
    private final Runnable close;

    private Wire(Runnable close) {
        this.close = close;
    }

    static Wire of(SqlConnection connection) {
        SocketConnectionBase socket = (SocketConnectionBase) ((SqlConnectionInternal) connection).unwrap().unwrap();
        ChannelPipeline pipeline = socket.socket().channelHandlerContext().pipeline();
        if (pipeline.get(NAME) instanceof Wire known) {
            return known;
        }
        Wire wire = new Wire(() -> socket.socket().close());
        pipeline.addFirst(NAME, wire);
        return wire;
    }

    /** From now on so many bytes may come; with one more the socket is closed. */
    void allow(long bytes) {
        left = bytes;
    }

    /** Whether it was closed for its size. */
    boolean isOverrun() {
        return overrun;
    }

    /** Ends an answer that is larger than it should be. */
    void cut() {
        overrun = true;
        close.run();
    }

    /** Closes the socket; the pool opens another. */
    void close() {
        close.run();
    }

    /** The server's number for this session; 0 when it was not asked yet. */
    long session() {
        return session;
    }

    void remember(long number) {
        session = number;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof ByteBuf bytes) {
            left -= bytes.readableBytes();
            if (left < 0) {
                bytes.release();
                cut();
                return;
            }
        }
        super.channelRead(context, message);
    }
}
