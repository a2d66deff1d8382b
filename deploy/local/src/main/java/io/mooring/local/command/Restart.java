package io.mooring.local.command;

import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code down PART}, then {@code up PART}. */
@Command(name = "restart", description = "Stops and starts one part.")
final class Restart implements Callable<Integer> {

    @Parameters(paramLabel = "PART")
    private String name = "";

    @Override
    public Integer call() {
        int stopped = new CommandLine(new Down()).setExecutionExceptionHandler(Mooring::explain).execute(name);
        return stopped == 0
                ? new CommandLine(new Up()).setExecutionExceptionHandler(Mooring::explain).execute(name)
                : stopped;
    }
}
