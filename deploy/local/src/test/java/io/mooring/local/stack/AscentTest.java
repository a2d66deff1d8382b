package io.mooring.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mooring.local.Site;
import io.mooring.local.Sites;
import io.mooring.local.part.Part;
import io.mooring.local.process.NativeProgram;
import io.mooring.local.process.Program;
import io.mooring.local.process.RunFile;
import io.mooring.local.process.Running;

/** Up and down with small real processes. */
class AscentTest {

    @TempDir
    private Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Site site;
    private Progress progress;
    private Running running;

    @BeforeEach
    void open() {
        site = Sites.in(folder);
        progress = new Progress(new PrintStream(said, true));
        running = new Running(site.home());
    }

    @AfterEach
    void stopAll() {
        down(List.of(sleeper("store"), sleeper("reader", "store"), sleeper("away", "store")));
    }

    @Test
    void startsWhatIsNeededFirstAndStopsItLast() {
        List<Part> parts = List.of(sleeper("store"), sleeper("reader", "store"));

        assertThat(up(parts)).isEmpty();
        assertThat(running.find("store")).isPresent();
        assertThat(said.toString()).containsSubsequence("store          ready", "reader         starts");

        said.reset();
        down(parts);
        assertThat(running.known()).isEmpty();
        assertThat(said.toString()).containsSubsequence("reader         stopped", "store          stopped");
    }

    @Test
    void leavesARunningPartAloneAndRepairsADeadOne() {
        List<Part> parts = List.of(sleeper("store"), sleeper("reader", "store"));
        up(parts);
        long store = running.find("store").orElseThrow().pid();
        ProcessHandle reader = running.find("reader").orElseThrow().process().orElseThrow();
        reader.destroyForcibly();
        // Asked to die is not dead: until then it would rightly be left alone.
        reader.onExit().join();

        assertThat(up(parts)).isEmpty();

        assertThat(running.find("store").orElseThrow().pid()).isEqualTo(store);
        assertThat(running.find("reader")).get().extracting(RunFile::pid).isNotEqualTo(reader.pid());
    }

    @Test
    void saysWhichPartFailedWhyAndWhereItsLogIs() {
        List<Part> parts = List.of(part("store", "echo no disk; exit 3", Set.of()), sleeper("reader", "store"));

        Map<String, String> failures = up(parts);

        assertThat(failures.get("store")).isEqualTo("store failed: its process ended with exit code 3; its log is "
                + folder.resolve("log/store.log"));
        assertThat(failures.get("reader")).isEqualTo("reader was not started: it needs store");
        assertThat(running.find("reader")).isEmpty();
    }

    @Test
    void givesUpOnAPartThatNeverGetsReady() {
        Part away = new Sleeper("away", "exec sleep 600", Set.of(), false);

        Map<String, String> failures = new Ascent(site, progress, (part, program) -> program, Duration.ofMillis(300))
                .start(List.of(away));

        assertThat(failures.get("away")).startsWith("away failed: it waited 0 s for an answer");
    }

    private Map<String, String> up(List<Part> parts) {
        return new Ascent(site, progress, (part, program) -> program, Ascent.LIMIT).start(parts);
    }

    private void down(List<Part> parts) {
        new Descent(site.home(), progress).stop(parts, Duration.ZERO);
    }

    private Part sleeper(String name, String... needs) {
        return part(name, "exec sleep 600", Set.of(needs));
    }

    private Part part(String name, String script, Set<String> needs) {
        return new Sleeper(name, script, needs, !script.contains("exit"));
    }

    /** A shell script that is ready at once, or never. */
    private record Sleeper(String name, String script, Set<String> needs, boolean ready) implements Part {

        @Override
        public List<Integer> ports() {
            return List.of();
        }

        @Override
        public String url() {
            return "nowhere";
        }

        @Override
        public Program program() {
            return new NativeProgram(List.of("/bin/sh", "-c", script), Map.of(), Path.of("/"));
        }
    }
}
