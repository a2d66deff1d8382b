package io.mooring.executor.stdio;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

import io.mooring.executor.ToolError;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** What is on its way into a process, in order and of bounded size: a pipe takes it when the process reads. */
final class Inlet {

    private static final long MOST_WAITING = 32L << 20;

    private final BlockingQueue<Parcel> parcels = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private volatile boolean closed;

    private record Parcel(byte[] bytes, Promise<Void> sent) {

        static final Parcel LAST = new Parcel(new byte[0], Promise.promise());
    }

    /** Done when the pipe has it; fails when too much waits already, or it is over. */
    Future<Void> add(byte[] bytes) {
        if (waiting.addAndGet(bytes.length) > MOST_WAITING) {
            waiting.addAndGet(-bytes.length);
            return Future.failedFuture(StdioFault.busy("the server does not read what is sent to it"));
        }
        Parcel parcel = new Parcel(bytes, Promise.promise());
        parcels.add(parcel);
        if (closed && parcels.remove(parcel)) {
            return Future.failedFuture(StdioFault.over());
        }
        return parcel.sent().future();
    }

    /** Writes what comes until it is closed. */
    void pour(OutputStream in) throws IOException, InterruptedException {
        for (Parcel parcel = parcels.take(); parcel != Parcel.LAST; parcel = parcels.take()) {
            write(in, parcel);
        }
    }

    private void write(OutputStream in, Parcel parcel) throws IOException {
        try {
            in.write(parcel.bytes());
            in.flush();
            parcel.sent().tryComplete();
        } catch (IOException broken) {
            parcel.sent().tryFail(StdioFault.broken(ToolError.UPSTREAM_UNREACHABLE, "the server reads no more"));
            throw broken;
        } finally {
            waiting.addAndGet(-parcel.bytes().length);
        }
    }

    /** Takes nothing any more and ends {@link #pour}. */
    void close() {
        closed = true;
        drop();
        parcels.add(Parcel.LAST);
    }

    /** What was not written is failed. */
    void drop() {
        for (Parcel parcel = parcels.poll(); parcel != null; parcel = parcels.poll()) {
            parcel.sent().tryFail(StdioFault.over());
        }
    }
}
