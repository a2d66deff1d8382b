package io.mooring.executor.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;

class PartsTest {

    @Test
    void splitsWhatIsTooLargeForOneRecord() throws IOException {
        byte[] answer = new byte[2_000_000];
        new Random(7).nextBytes(answer);

        List<byte[]> parts = Parts.of(answer);

        assertThat(parts).hasSize(3).allSatisfy(part -> assertThat(part).hasSizeLessThanOrEqualTo(Parts.LARGEST));
        assertThat(unpacked(parts)).isEqualTo(answer);
    }

    @Test
    void makesOnePartOfAShortAnswer() throws IOException {
        assertThat(unpacked(Parts.of("{}".getBytes("UTF-8")))).asString().isEqualTo("{}");
        assertThat(Parts.of(new byte[0])).hasSize(1);
    }

    private static byte[] unpacked(List<byte[]> parts) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.write(part);
        }
        return new GZIPInputStream(new ByteArrayInputStream(whole.toByteArray())).readAllBytes();
    }
}
