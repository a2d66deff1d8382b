package io.mooring.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mooring.local.Home;

class RunningTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    private Path folder;
    private Running running;

    @BeforeEach
    void open() {
        running = new Running(new Home(folder).open());
    }

    @AfterEach
    void stopAll() {
        running.known().forEach(part -> running.stop(part, SHORT, Signal.TERMINATE));
    }

    @Test
    void findsWhatItStartedAndKeepsItsOutput() throws Exception {
        Process process = running.start("part", shell("echo hello; exec sleep 600"));

        assertThat(running.find("part")).get().extracting(RunFile::pid).isEqualTo(process.pid());
        assertThat(running.known()).containsExactly("part");
        awaitLog("hello");
    }

    @Test
    void doesNotTakeARecycledPidForTheProcessItStarted() {
        ProcessHandle stranger = ProcessHandle.current();
        new RunFile(stranger.pid(), "another boot:1", 0, 0).write(folder.resolve("run/part.pid"));

        assertThat(running.find("part")).isEmpty();
        running.stop("part", SHORT, Signal.TERMINATE);
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void seesThatAProcessWasKilled() throws Exception {
        Process process = running.start("part", shell("exec sleep 600"));

        process.destroyForcibly().waitFor();

        assertThat(running.find("part")).isEmpty();
        assertThat(running.known()).containsExactly("part");
    }

    @Test
    void insistsWhenAProcessDoesNotWantToEndAndLeavesNoChild() throws Exception {
        Process process = running.start("part", shell("trap '' TERM; sleep 601 & echo ready; while :; do wait; done"));
        awaitLog("ready");
        List<ProcessHandle> children = process.descendants().toList();

        running.stop("part", SHORT, Signal.TERMINATE);

        // The child has no parent left that would ask for its exit code soon.
        assertThat(children).isNotEmpty().noneMatch(child -> child.isAlive() && !ProcessStamp.zombie(child));
        assertThat(process.isAlive()).isFalse();
        assertThat(running.known()).isEmpty();
    }

    @Test
    void passesOnNothingOfTheCallersEnvironmentButTheFewNeeded() throws Exception {
        running.start("part",
                new NativeProgram(List.of("/bin/sh", "-c", "env; echo end; exec sleep 600"), Map.of("OWN", "1"),
                        folder));

        assertThat(awaitLog("end")).contains("OWN=1").contains("PATH=").doesNotContain("JAVA_HOME")
                .doesNotContain("MOORING_");
    }

    @Test
    void remembersHowLongTheStartTook() {
        running.start("part", shell("exec sleep 600"));

        long millis = running.recordReady("part");

        assertThat(running.find("part")).get().extracting(RunFile::startMillis).isEqualTo(millis);
    }

    private NativeProgram shell(String script) {
        return new NativeProgram(List.of("/bin/sh", "-c", script), Map.of(), folder);
    }

    /** All output up to the given line, however long the process takes to get there. */
    private String awaitLog(String line) {
        return await().atMost(Duration.ofMinutes(1)).until(() -> Files.readString(folder.resolve("log/part.log")),
                log -> log.lines().anyMatch(line::equals));
    }
}
