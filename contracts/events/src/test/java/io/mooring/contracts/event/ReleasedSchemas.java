package io.mooring.contracts.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.apache.avro.Schema;

/** Schemas of today and of every release, with a golden sample of each release. */
final class ReleasedSchemas {

    static final Path ROOT = Path.of("src/test/resources/released");

    private static final Path TODAY = Path.of("src/main/avro");

    private ReleasedSchemas() {}

    /** One released version of a schema. */
    record Release(String name, int version) {

        Schema schema() {
            return parse(file("avsc"));
        }

        byte[] sample() {
            return bytes(file("bin"));
        }

        /** The sample in Avro's JSON encoding, for people. */
        String sampleText() {
            return new String(bytes(file("json")), java.nio.charset.StandardCharsets.UTF_8);
        }

        private Path file(String extension) {
            return ROOT.resolve(name).resolve(version + "." + extension);
        }
    }

    static List<Schema> today() {
        return files(TODAY).filter(file -> file.toString().endsWith(".avsc")).sorted().map(ReleasedSchemas::parse)
                .toList();
    }

    /** Oldest first; empty when it was never released. */
    static List<Release> of(String name) {
        Path folder = ROOT.resolve(name);
        return !Files.isDirectory(folder)
                ? List.of()
                : files(folder).map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".avsc"))
                        .map(file -> new Release(name, Integer.parseInt(file.replace(".avsc", ""))))
                        .sorted(Comparator.comparingInt(Release::version)).toList();
    }

    static List<Release> all() {
        return files(ROOT).filter(Files::isDirectory).filter(folder -> !folder.equals(ROOT)).sorted()
                .flatMap(folder -> of(folder.getFileName().toString()).stream()).toList();
    }

    private static Schema parse(Path file) {
        return new Schema.Parser().parse(new String(bytes(file), java.nio.charset.StandardCharsets.UTF_8));
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
