package io.mooring.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path folder;

    @Test
    void areMadeOnceForTheirOwnerOnly() throws IOException {
        Path file = folder.resolve("secrets.properties");

        Secrets made = Secrets.open(file);
        Secrets again = Secrets.open(file);

        assertThat(again.require("catalog.password")).isEqualTo(made.require("catalog.password"))
                .isNotEqualTo(made.require("connection.password"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void haveMasterKeysOf32BytesThatSurviveTheFile() {
        Path file = folder.resolve("secrets.properties");
        Secrets.open(file);

        byte[] key = Base64.getDecoder().decode(Secrets.open(file).require("connection.master-key"));

        assertThat(key).hasSize(32);
        assertThat(Secrets.open(file).require("webhook.master-key"))
                .isNotEqualTo(Secrets.open(file).require("connection.master-key"));
    }

    @Test
    void keepWhatIsThereWhenOneIsMissing() throws IOException {
        Path file = folder.resolve("secrets.properties");
        Files.writeString(file, "catalog.password=kept\n");

        Secrets secrets = Secrets.open(file);

        assertThat(secrets.require("catalog.password")).isEqualTo("kept");
        assertThat(Files.readString(file)).contains("catalog.password=kept\n", "health.password=");
    }

    @Test
    void sayTheirNamesOnly() {
        Secrets secrets = Secrets.open(folder.resolve("secrets.properties"));

        assertThat(secrets.toString()).contains("health.password").doesNotContain(secrets.require("health.password"));
    }
}
