package io.mooring.local.prepare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.mooring.local.Checkout;
import io.mooring.local.PartFailure;
import io.mooring.local.part.Part;
import io.mooring.local.process.JavaProgram;
import io.mooring.local.stack.Launcher;

/**
 * One AOT cache (JEP 514) for each kind of Java part, named by the fingerprint of the program it was recorded from. A
 * part that can't be trained is remembered until its jars change, and runs without a cache.
 */
public final class AotCaches implements Launcher {

    private final Checkout checkout;

    public AotCaches(Checkout checkout) {
        this.checkout = checkout;
    }

    @Override
    public JavaProgram equip(Part part, JavaProgram program) {
        Path cache = file(part, program, ".aot");
        return Files.exists(cache) ? program.with("-XX:AOTCache=" + cache) : program;
    }

    boolean misses(Part part) {
        return part.program() instanceof JavaProgram program && !Files.exists(file(part, program, ".aot"))
                && !Files.exists(file(part, program, ".failed"));
    }

    /** The same program, writing a cache when it ends. */
    JavaProgram recording(Part part, JavaProgram program) {
        forgetAll(part);
        return program.with("-XX:AOTCacheOutput=" + file(part, program, ".recording"));
    }

    /** Keeps what was recorded; false when there is nothing to keep. */
    boolean keep(Part part, boolean usable) {
        if (!(part.program() instanceof JavaProgram program)) {
            return true;
        }
        Path recorded = file(part, program, ".recording");
        try {
            if (usable && Files.exists(recorded)) {
                Files.move(recorded, file(part, program, ".aot"));
                return true;
            }
            Files.createFile(file(part, program, ".failed"));
            return false;
        } catch (IOException e) {
            throw new PartFailure("the AOT cache of " + part.name() + " can't be kept", e);
        }
    }

    /** Caches of jars that are gone only fill the disk. */
    private void forgetAll(Part part) {
        try (Stream<Path> files = Files.list(folder(part))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new PartFailure("old AOT caches of " + part.name() + " can't be deleted", e);
        }
    }

    private Path file(Part part, JavaProgram program, String ending) {
        return folder(part).resolve(program.fingerprint() + ending);
    }

    private Path folder(Part part) {
        try {
            return Files.createDirectories(checkout.target().resolve("aot").resolve(part.kind()));
        } catch (IOException e) {
            throw new PartFailure("the folder of AOT caches can't be made", e);
        }
    }

    /** The parts of a list that would start without a cache. */
    List<Part> missing(List<Part> parts) {
        return parts.stream().filter(part -> part.kind().equals(part.name())).filter(this::misses).toList();
    }
}
