package io.mooring.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    private Path folder;

    @Test
    void isClosedToEverybodyElse() throws IOException {
        Path root = folder.resolve("home");

        Home.of(Map.of("MOORING_HOME", root.toString())).open();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root))).isEqualTo("rwx------");
    }

    @Test
    void isBelowTheUsersHomeWhenNotNamed() {
        assertThat(Home.of(Map.of()).root()).isEqualTo(Path.of(System.getProperty("user.home"), ".mooring"));
    }
}
