package io.mooring.local.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    @TempDir
    private Path folder;

    @Test
    void unpacksProgramsAndLinks() throws IOException {
        Path archive = archive("bin/postgres", 0755, "bin/link");

        Archive.unpack(archive, folder.resolve("out"));

        assertThat(folder.resolve("out/bin/postgres")).isExecutable().hasContent("content");
        assertThat(Files.readSymbolicLink(folder.resolve("out/bin/link"))).isEqualTo(Path.of("target"));
    }

    @Test
    void refusesAFileOutsideItsFolder() throws IOException {
        Path archive = archive("../outside", 0644, "link");

        assertThatThrownBy(() -> Archive.unpack(archive, folder.resolve("out"))).isInstanceOf(IOException.class)
                .hasMessageContaining("outside its folder");
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    private Path archive(String file, int mode, String link) throws IOException {
        Path archive = folder.resolve("a.txz");
        byte[] content = "content".getBytes(StandardCharsets.UTF_8);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                new XZCompressorOutputStream(Files.newOutputStream(archive)))) {
            TarArchiveEntry entry = new TarArchiveEntry(file, true);
            entry.setSize(content.length);
            entry.setMode(mode);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
            TarArchiveEntry symbolic = new TarArchiveEntry(link, TarArchiveEntry.LF_SYMLINK);
            symbolic.setLinkName("target");
            tar.putArchiveEntry(symbolic);
            tar.closeArchiveEntry();
        }
        return archive;
    }
}
