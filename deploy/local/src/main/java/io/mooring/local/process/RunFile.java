package io.mooring.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.local.PartFailure;
import io.mooring.local.PrivateFile;

/**
 * The pid file of one part: which process, recognised by its stamp, when it was started and how long it took.
 *
 * @param startMillis process start to ready, as measured when it was started; 0 until then
 */
public record RunFile(long pid, String stamp, long startedAt, long startMillis) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static RunFile of(ProcessHandle process, long startedAt) {
        return new RunFile(process.pid(), ProcessStamp.find(process).orElse("gone"), startedAt, 0);
    }

    public static Optional<RunFile> find(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), RunFile.class));
        } catch (IOException e) {
            throw new PartFailure("can't read the pid file " + file, e);
        }
    }

    public RunFile readyAfter(long millis) {
        return new RunFile(pid, stamp, startedAt, millis);
    }

    public void write(Path file) {
        try {
            PrivateFile.write(file, JSON.writeValueAsString(this));
        } catch (IOException e) {
            throw new PartFailure("can't write the pid file " + file, e);
        }
    }

    /** The process, if it is still the one that was started. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
                .filter(process -> ProcessStamp.find(process).filter(stamp::equals).isPresent())
                .filter(process -> !ProcessStamp.zombie(process));
    }
}
