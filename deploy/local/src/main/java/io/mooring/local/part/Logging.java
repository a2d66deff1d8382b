package io.mooring.local.part;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import io.mooring.local.PartFailure;

/** How the parts that log through Log4j write: to standard output, which is their log file. */
final class Logging {

    private static final String FILE = "log4j2.properties";

    private Logging() {}

    static void write(Path folder) {
        try (InputStream in = Logging.class.getResourceAsStream("/mooring/local/" + FILE)) {
            Files.copy(in, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new PartFailure("can't write the log settings in " + folder, e);
        }
    }

    static String flag(Path folder) {
        return "-Dlog4j2.configurationFile=" + folder.resolve(FILE);
    }
}
