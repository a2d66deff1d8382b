package io.mooring.local.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mooring.local.Site;
import io.mooring.local.Sites;

class OutboxSettingsTest {

    @TempDir
    private Path folder;

    @Test
    void nameTheDatabaseAndASlotOfItsOwn() {
        Map<String, String> settings = OutboxSettings.of(Sites.in(folder), "executor");

        assertThat(settings).containsEntry("database.dbname", "executor").containsEntry("database.port", "7432")
                .containsEntry("slot.name", "mooring_outbox_executor")
                .containsEntry("publication.name", "mooring_outbox")
                .containsEntry("topic.prefix", "outbox-executor");
    }

    @Test
    void keepWhatDebeziumMustNotChange() {
        Map<String, String> settings = OutboxSettings.of(Sites.in(folder), "catalog");

        assertThat(settings).containsEntry("snapshot.mode", "no_data")
                .containsEntry("publication.autocreate.mode", "disabled")
                .containsEntry("transforms.outbox.route.topic.replacement", "${routedByValue}")
                .containsEntry("value.converter", "io.debezium.converters.BinaryDataConverter");
    }

    @Test
    void nameThePasswordOnlyByReference() {
        Site site = Sites.in(folder);

        Map<String, String> settings = OutboxSettings.of(site, "catalog");

        assertThat(settings).containsEntry("database.password",
                "${file:" + folder + "/secrets.properties:debezium.password}");
        assertThat(settings.values()).noneMatch(value -> value.contains(site.secrets().require("debezium.password")));
    }
}
