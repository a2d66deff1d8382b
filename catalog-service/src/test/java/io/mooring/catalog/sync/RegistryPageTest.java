package io.mooring.catalog.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.registry.Entry;
import io.mooring.catalog.registry.Judgement.Skipped;
import io.mooring.catalog.registry.Rows;

class RegistryPageTest {

    private static final Path SAMPLE = Path.of("../../shared/data/registry/servers-v0-sample.json.gz");

    @Test
    void readsRowsAndCursor() {
        ObjectNode broken = Rows.good();
        Rows.server(broken).put("name", "broken");

        RegistryPage page = read("{\"servers\":[" + Rows.good() + "," + broken
                + "],\"metadata\":{\"count\":2,\"nextCursor\":\"a/b:1 +&\"}}");

        assertThat(page.kept()).extracting(Entry::name).containsExactly("io.github.ada/parcels");
        assertThat(page.skipped()).extracting(Skipped::name).containsExactly("broken");
        assertThat(page.next()).isEqualTo("a/b:1 +&");
    }

    @Test
    void endsWithoutACursor() {
        for (String end : new String[]{"", ",\"metadata\":{}", ",\"metadata\":{\"nextCursor\":null}",
                ",\"metadata\":{\"nextCursor\":\"\"}"}) {
            assertThat(read("{\"servers\":null" + end + "}").next()).as(end).isNull();
        }
    }

    @Test
    void refusesWhatIsNoPage() {
        for (String odd : new String[]{"<!doctype html><p>Sign in", "", "[]", "{}", "{\"servers\":{}}",
                "[".repeat(5000)}) {
            assertThatThrownBy(() -> read(odd)).as(odd).isInstanceOf(RegistryFailure.class)
                    .hasMessageStartingWith("expected");
        }
    }

    @Test
    void keepsEveryRowOfTheRealRegistry() throws IOException {
        assumeThat(SAMPLE).as("the sample is not on this machine").exists();
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(SAMPLE))) {
            byte[] body = packed.readAllBytes();

            RegistryPage page = RegistryPage.read(body);

            assertThat(page.skipped()).isEmpty();
            assertThat(page.kept()).hasSize(2354).allSatisfy(entry -> assertThat(entry.publishedAt()).isNotNull());
            assertThat(page.kept()).filteredOn(Entry::latest).hasSize(964);
            assertThat(new ObjectMapper().readTree(body).path("servers").get(7))
                    .isEqualTo(new ObjectMapper().readTree(page.kept().get(7).entry()));
        }
    }

    private static RegistryPage read(String text) {
        return RegistryPage.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
