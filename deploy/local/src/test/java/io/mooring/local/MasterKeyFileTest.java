package io.mooring.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyFileTest {

    @TempDir
    private Path folder;

    @Test
    void beginsWithTheKeyOfTheSecrets() throws Exception {
        Site site = Sites.in(folder);

        Path file = site.masterKeys("webhook").path();

        assertThat(Files.readAllLines(file)).containsExactly(site.secrets().require("webhook.master-key"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void putsANewKeyBeforeTheFormerOnesAndTakesThoseAway() throws Exception {
        MasterKeyFile keys = Sites.in(folder).masterKeys("webhook");
        String former = Files.readAllLines(keys.path()).getFirst();

        keys.add(Instant.parse("2026-11-21T09:00:00Z"));

        List<String> both = Files.readAllLines(keys.path());
        assertThat(both).hasSize(2).element(0).asString()
                .matches("k20261121090000000:[A-Za-z0-9+/]{43}=");
        assertThat(both.get(1)).isEqualTo(former);

        keys.retireFormer();
        assertThat(Files.readAllLines(keys.path())).containsExactly(both.getFirst());
        assertThat(Sites.in(folder).masterKeys("webhook").size()).isEqualTo(1);
    }
}
