package io.mooring.local.command;

import io.mooring.local.PartFailure;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line behind the script {@code ./mooring}. */
@Command(name = "./mooring", synopsisSubcommandLabel = "COMMAND", subcommands = {Up.class, Down.class,
        Connectors.class})
public final class Mooring {

    private static final int FAILED = 1;

    private Mooring() {}

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Mooring());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof PartFailure expected) {
                System.err.println("mooring: " + expected.getMessage());
                return FAILED;
            }
            throw failure;
        });
        System.exit(line.execute(arguments));
    }
}
