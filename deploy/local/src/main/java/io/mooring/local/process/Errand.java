package io.mooring.local.process;

import java.io.IOException;
import java.util.List;

import io.mooring.local.Home;
import io.mooring.local.PartFailure;

/** A program that is run to its end, for a part, into that part's log. */
public final class Errand {

    private Errand() {}

    public static void run(Home home, String part, String what, List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(part).toFile())).start();
            if (process.waitFor() != 0) {
                throw new PartFailure(part, what + " ended with exit code " + process.exitValue(), home.log(part));
            }
        } catch (IOException e) {
            throw new PartFailure(part + ": " + what + " can't be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted");
        }
    }
}
