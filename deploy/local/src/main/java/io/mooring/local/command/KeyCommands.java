package io.mooring.local.command;

import java.time.Clock;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mooring.local.Site;
import io.mooring.local.secret.Rotation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The keys that seal secrets. */
@Command(name = "secrets", description = "The keys that seal secrets.", subcommands = {KeyCommands.Rotate.class,
        KeyCommands.Status.class})
final class KeyCommands implements Callable<Integer> {

    private static final int USAGE = 2;

    @Override
    public Integer call() {
        System.err.println("mooring: secrets needs a command: ./mooring secrets rotate | status");
        return USAGE;
    }

    /** Waits until it is over; a rotation that is left alone goes on. */
    @Command(name = "rotate", description = "Replaces all keys while the services run.")
    static final class Rotate implements Callable<Integer> {

        @Nullable
        @Option(names = "--tenant", paramLabel = "T", description = "Only the keys of this tenant.")
        private String tenant;

        @Override
        public Integer call() {
            String only = tenant;
            for (Rotation rotation : Rotation.ofAll(Site.of(System.getenv()), System.out::println)) {
                if (only == null) {
                    rotation.rotateAll(Clock.systemUTC());
                } else {
                    rotation.rotate(only);
                }
            }
            return 0;
        }
    }

    /** Prints the latest rotations. */
    @Command(name = "status", description = "How far rotations are, and which master keys are in use.")
    static final class Status implements Callable<Integer> {

        @Override
        public Integer call() {
            Rotation.ofAll(Site.of(System.getenv()), System.out::println).forEach(Rotation::status);
            return 0;
        }
    }
}
