package io.mooring.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Resident memory. */
public final class Memory {

    private static final long KIB = 1024;

    private Memory() {}

    /** Bytes of the process; with its children, what they share is counted once where the system tells. */
    public static long resident(ProcessHandle process) {
        List<ProcessHandle> children = process.descendants().toList();
        if (children.isEmpty()) {
            return own(process, "status", "VmRSS:");
        }
        return Stream.concat(Stream.of(process), children.stream())
                .mapToLong(one -> own(one, "smaps_rollup", "Pss:")).sum();
    }

    private static long own(ProcessHandle process, String file, String line) {
        Path path = Path.of("/proc", Long.toString(process.pid()), file);
        try {
            return Files.exists(path) ? read(Files.readString(path), line) : fromPs(process.pid());
        } catch (IOException e) {
            // It has ended since.
            return 0;
        }
    }

    static long read(String content, String name) {
        return content.lines().filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB).findFirst().orElse(0);
    }

    private static long fromPs(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        String kib = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        return kib.isEmpty() ? 0 : Long.parseLong(kib) * KIB;
    }
}
