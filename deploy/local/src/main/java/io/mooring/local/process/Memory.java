package io.mooring.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Resident memory. */
public final class Memory {

    private static final long KIB = 1024;

    private Memory() {}

    /** Bytes of the process and all its children, counting what they share once for each. */
    public static long resident(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).mapToLong(Memory::own).sum();
    }

    private static long own(ProcessHandle process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            return Files.exists(status) ? fromStatus(Files.readString(status)) : fromPs(process.pid());
        } catch (IOException e) {
            // It has ended since.
            return 0;
        }
    }

    static long fromStatus(String status) {
        return status.lines().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB).findFirst().orElse(0);
    }

    private static long fromPs(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        String kib = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        return kib.isEmpty() ? 0 : Long.parseLong(kib) * KIB;
    }
}
