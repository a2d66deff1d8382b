package io.mooring.catalog.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.event.executor.ToolsDiscovered;

class AnswersTest {

    @Test
    void joinsPartsWhereverTheyWereCut() throws IOException {
        byte[] packed = pack("{\"tools\": []}".getBytes(StandardCharsets.UTF_8));

        byte[] text = Answers.unpack(List.of(Arrays.copyOf(packed, 3), Arrays.copyOfRange(packed, 3, packed.length)));

        assertThat(Answers.read(text).path("tools").isArray()).isTrue();
    }

    @Test
    void unpacksNoBomb() throws IOException {
        byte[] bomb = pack(new byte[Answers.LONGEST + 1]);

        assertThat(bomb.length).isLessThan(Answers.LARGEST_PART);
        assertThatThrownBy(() -> Answers.unpack(List.of(bomb))).hasMessageContaining("more than");
    }

    @Test
    void refusesWhatIsNotAsAgreed() {
        assertThatThrownBy(() -> Answers.unpack(List.of(new byte[]{1, 2, 3})))
                .isInstanceOf(IllegalArgumentException.class).hasNoCause();
        assertThatThrownBy(() -> Answers.read("{".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class).hasNoCause();
        assertThatThrownBy(() -> Answers.read("[1]".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Answers.requireBounds(part(200, 200, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Answers.requireBounds(part(0, 201, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Answers.requireBounds(part(0, 1, Answers.LARGEST_PART + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ToolsDiscovered part(int part, int parts, int size) {
        return ToolsDiscovered.newBuilder().setTenant("acme").setConnection("c").setIntegration("i").setKind("mcp")
                .setDiscovery("d").setPart(part).setParts(parts).setContent(ByteBuffer.allocate(size))
                .setConfigRevision(1).setVersion(1).build();
    }

    private static byte[] pack(byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(text);
        }
        return bytes.toByteArray();
    }
}
