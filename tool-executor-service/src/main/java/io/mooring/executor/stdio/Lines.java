package io.mooring.executor.stdio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Reads lines of bounded length, no faster than allowed: whoever writes more has to wait. Blocks.
 *
 * @param longest in bytes, without the end of the line
 * @param perSecond bytes
 */
record Lines(int longest, long perSecond) {

    private static final int CHUNK = 65_536;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Each line as it was, and what is done with those that are too long. */
    interface Sink {

        void line(byte[] line) throws IOException;

        /** The rest of it is skipped. */
        void tooLong() throws IOException;
    }

    /** Until the end of the stream; its last line need not be ended. */
    void read(InputStream from, Sink sink) throws IOException {
        byte[] chunk = new byte[CHUNK];
        Part part = new Part(sink);
        long begun = System.nanoTime();
        long taken = 0;
        for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
            part.add(chunk, read);
            taken += read;
            long now = System.nanoTime();
            if (now - begun > SECOND) {
                begun = now;
                taken = 0;
            } else if (taken > perSecond) {
                pause(begun + SECOND);
            }
        }
        part.end();
    }

    private static void pause(long until) {
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                return;
            }
        }
    }

    /** For lines people read. */
    static Sink text(Consumer<byte[]> lines) {
        return new Sink() {

            @Override
            public void line(byte[] line) {
                lines.accept(line);
            }

            @Override
            public void tooLong() {
                lines.accept("(a very long line)".getBytes(StandardCharsets.US_ASCII));
            }
        };
    }

    private final class Part {

        private final Sink sink;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private boolean skipping;

        Part(Sink sink) {
            this.sink = sink;
        }

        void add(byte[] chunk, int length) throws IOException {
            int begin = 0;
            for (int at = 0; at < length; at++) {
                if (chunk[at] == '\n') {
                    append(chunk, begin, at);
                    end();
                    skipping = false;
                    begin = at + 1;
                }
            }
            append(chunk, begin, length);
        }

        private void append(byte[] chunk, int begin, int end) throws IOException {
            if (skipping) {
                return;
            }
            if (line.size() + (end - begin) > longest) {
                skipping = true;
                line.reset();
                sink.tooLong();
                return;
            }
            line.write(chunk, begin, end - begin);
        }

        void end() throws IOException {
            if (line.size() > 0) {
                byte[] whole = line.toByteArray();
                line.reset();
                sink.line(whole);
            }
        }
    }
}
