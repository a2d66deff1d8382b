package io.mooring.local.stack;

import java.io.PrintStream;
import java.util.Locale;

/** One line for each thing that happens, with the seconds since the beginning. */
public final class Progress {

    private final PrintStream out;
    private final long begun = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    public void say(String part, String what) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        out.println(String.format(Locale.ROOT, "%6.1f s  %-14s %s", seconds, part, what));
    }
}
