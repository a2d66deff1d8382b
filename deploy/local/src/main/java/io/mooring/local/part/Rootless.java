package io.mooring.local.part;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import io.mooring.local.PartFailure;
import io.mooring.local.process.OnPath;

/**
 * PostgreSQL refuses to run as root. In a user namespace of its own the very same user is not called root any more and
 * still owns its files; where namespaces are forbidden (many containers) an unprivileged uid with the right to pass the
 * folders of root does it.
 */
final class Rootless {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final List<String> NOBODY = List.of("setpriv", "--reuid=65534", "--clear-groups",
            "--inh-caps=+dac_override,+fowner,+chown", "--ambient-caps=+dac_override,+fowner,+chown");

    private Rootless() {}

    /** Put before the command; nothing for an ordinary user. */
    static List<String> prefix() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (works(NAMESPACE)) {
            return NAMESPACE;
        }
        if (works(NOBODY)) {
            return NOBODY;
        }
        throw new PartFailure("PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' works here; "
                + "run ./mooring as an ordinary user");
    }

    private static boolean works(List<String> prefix) {
        if (!OnPath.has(prefix.getFirst())) {
            return false;
        }
        try {
            return new ProcessBuilder(
                    Stream.concat(prefix.stream(), Stream.of("true"))
                            .toList())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
