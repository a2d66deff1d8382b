package io.mooring.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mooring.local.Home;

class StackLockTest {

    @TempDir
    private Path folder;

    /** Another process, since a lock belongs to a whole one. */
    @Test
    void turnsASecondProcessAwayUntilItIsReleased() throws Exception {
        Home home = new Home(folder).open();

        try (StackLock _ = StackLock.take(home)) {
            assertThat(inAnotherProcess()).contains("another ./mooring is starting or stopping the stack in " + folder);
        }
        assertThat(inAnotherProcess()).contains("taken");
    }

    private String inAnotherProcess() throws Exception {
        Process process = new ProcessBuilder(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
                        System.getProperty("java.class.path"), Taker.class.getName(), folder.toString()))
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Takes the lock and says so. */
    static final class Taker {

        private Taker() {}

        public static void main(String[] arguments) {
            try (StackLock _ = StackLock.take(new Home(Path.of(arguments[0])))) {
                System.out.println("taken");
            }
        }
    }
}
