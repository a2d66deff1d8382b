package io.mooring.local.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.mooring.local.Home;
import io.mooring.local.PartFailure;

/** Only one {@code up} or {@code down} at a time; released by the system itself when its holder dies. */
public final class StackLock implements AutoCloseable {

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Fails at once when somebody else is at work on this stack. */
    public static StackLock take(Home home) {
        FileChannel channel = open(home.run().resolve("lock"));
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new PartFailure("another ./mooring is starting or stopping the stack in " + home.root()
                        + "; wait until it has finished");
            }
            return new StackLock(channel);
        } catch (IOException e) {
            throw new PartFailure("the lock of " + home.root() + " can't be taken", e);
        }
    }

    /** Waits for its turn: what is prepared for a whole checkout is prepared for several stacks. */
    public static StackLock await(Path file, Runnable busy) {
        FileChannel channel = open(file);
        try {
            if (channel.tryLock() == null) {
                busy.run();
                channel.lock();
            }
            return new StackLock(channel);
        } catch (IOException e) {
            throw new PartFailure("the lock " + file + " can't be taken", e);
        }
    }

    private static FileChannel open(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new PartFailure("the lock " + file + " can't be opened", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new PartFailure("a lock can't be released", e);
        }
    }
}
