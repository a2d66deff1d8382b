package io.mooring.local.part;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import io.mooring.local.PrivateFile;

/** Configuration in the {@code key=value} form that PostgreSQL, Kafka and Connect read. */
final class ConfigFile {

    private ConfigFile() {}

    static Path write(Path file, Map<String, String> settings) {
        PrivateFile.write(file,
                settings.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
        return file;
    }
}
