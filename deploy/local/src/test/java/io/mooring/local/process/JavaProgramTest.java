package io.mooring.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaProgramTest {

    @TempDir
    private Path folder;
    private Path jar;
    private Path library;

    @BeforeEach
    void write() throws IOException {
        jar = Files.writeString(folder.resolve("run.jar"), "jar");
        library = Files.writeString(Files.createDirectory(folder.resolve("lib")).resolve("a.jar"), "library");
    }

    @Test
    void fingerprintChangesWithAJarTheApplicationFindsItself() throws IOException {
        String before = program("-Xmx1g").fingerprint();

        Files.setLastModifiedTime(library, FileTime.fromMillis(1));

        assertThat(program("-Xmx1g").fingerprint()).isNotEqualTo(before);
    }

    @Test
    void fingerprintChangesWithFlagsButNotWithProperties() {
        String before = program("-XX:+UseSerialGC").fingerprint();

        assertThat(program("-XX:+UseSerialGC", "-Dhome=/elsewhere").fingerprint()).isEqualTo(before);
        assertThat(program("-XX:+UseG1GC").fingerprint()).isNotEqualTo(before);
    }

    @Test
    void startsAJarThatNamesItsMainClassOrAMainClass() {
        assertThat(program("-Xmx1g").command()).endsWith("-Xmx1g", "-jar", jar.toString(), "argument");
        assertThat(new JavaProgram(List.of(), List.of(jar, library), "a.Main", List.of(), Map.of(), folder).command())
                .endsWith("-cp", jar + ":" + library, "a.Main");
    }

    private JavaProgram program(String... flags) {
        return new JavaProgram(List.of(flags), List.of(jar), JavaProgram.JAR, List.of("argument"), Map.of(), folder);
    }
}
