package io.mooring.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * What a part of the stack has used so far. Processor time is the figure that other load on the machine changes least.
 *
 * @param cpu processor time since its start, of all threads
 * @param residentMib resident memory now; 0 where the system does not tell
 */
public record Footprint(Duration cpu, long residentMib) {

    /** Of a running part's process, by the launcher's pid file. */
    public static Footprint of(Stack stack, String part) throws IOException {
        long pid = Stack.JSON.readTree(stack.home().resolve("run").resolve(part + ".pid").toFile()).path("pid")
                .longValue();
        ProcessHandle process = ProcessHandle.of(pid)
                .orElseThrow(() -> new IllegalStateException(part + " does not run as " + pid));
        return new Footprint(process.info().totalCpuDuration().orElse(Duration.ZERO), resident(pid));
    }

    /** Milliseconds of processor time since an earlier look. */
    public long cpuMillisSince(Footprint before) {
        return cpu.minus(before.cpu).toMillis();
    }

    private static long resident(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return Files.exists(status)
                ? Files.readString(status).lines().filter(line -> line.startsWith("VmRSS"))
                        .mapToLong(line -> Long.parseLong(line.toLowerCase(Locale.ROOT).replaceAll("\\D", "")) / 1024)
                        .findFirst().orElse(0)
                : 0;
    }
}
