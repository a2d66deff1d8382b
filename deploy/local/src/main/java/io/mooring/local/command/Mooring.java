package io.mooring.local.command;

import io.mooring.local.PartFailure;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line behind the script {@code ./mooring}. */
@Command(name = "./mooring", synopsisSubcommandLabel = "COMMAND", subcommands = {Up.class, Down.class, Restart.class,
        Status.class, Tenant.class, KeyCommands.class, Connectors.class})
public final class Mooring {

    private static final int FAILED = 1;

    private Mooring() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Mooring()).setExecutionExceptionHandler(Mooring::explain).execute(arguments));
    }

    /** One line for what the user can understand and act on; anything else is our mistake and keeps its stack trace. */
    static int explain(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (failure instanceof PartFailure expected) {
            System.err.println("mooring: " + expected.getMessage());
            return FAILED;
        }
        throw failure;
    }
}
