package io.mooring.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
        Process process = running.start("part", shell("echo hello; exec sleep 60"));

        assertThat(running.find("part")).get().extracting(RunFile::pid).isEqualTo(process.pid());
        assertThat(running.known()).containsExactly("part");
        assertThat(log()).startsWith("hello");
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
        Process process = running.start("part", shell("exec sleep 60"));

        process.destroyForcibly().waitFor();

        assertThat(running.find("part")).isEmpty();
        assertThat(running.known()).containsExactly("part");
    }

    @Test
    void insistsWhenAProcessDoesNotWantToEndAndLeavesNoChild() throws Exception {
        Process process = running.start("part", shell("trap '' TERM; sleep 61 & echo ready; while :; do wait; done"));
        assertThat(log()).startsWith("ready");
        List<ProcessHandle> children = process.descendants().toList();

        running.stop("part", SHORT, Signal.TERMINATE);

        assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(process.isAlive()).isFalse();
        assertThat(running.known()).isEmpty();
    }

    @Test
    void passesOnNothingOfTheCallersEnvironmentButTheFewNeeded() throws Exception {
        running.start("part",
                new NativeProgram(List.of("/bin/sh", "-c", "env; exec sleep 60"), Map.of("OWN", "1"), folder));

        assertThat(log()).contains("OWN=1").contains("PATH=").doesNotContain("JAVA_HOME").doesNotContain("MOORING_");
    }

    @Test
    void remembersHowLongTheStartTook() {
        running.start("part", shell("exec sleep 60"));

        long millis = running.recordReady("part");

        assertThat(running.find("part")).get().extracting(RunFile::startMillis).isEqualTo(millis);
    }

    private NativeProgram shell(String script) {
        return new NativeProgram(List.of("/bin/sh", "-c", script), Map.of(), folder);
    }

    /** The first output, as soon as there is some. */
    private String log() throws IOException, InterruptedException {
        Path log = folder.resolve("log/part.log");
        for (int look = 0; look < 100 && Files.size(log) == 0; look++) {
            Thread.sleep(50);
        }
        return Files.readString(log);
    }
}
