package io.mooring.contracts.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.google.crypto.tink.aead.AeadConfig;

class EnvelopeTest {

    private static final byte[] SECRET = bytes("hunter2-hunter2");
    private static final byte[] CONTEXT = Secrets.context("acme", "conn_1");

    @BeforeAll
    static void registerTink() throws Exception {
        AeadConfig.register();
    }

    private final Envelope envelope = new Envelope(Envelope.newKeyset());

    @Test
    void opensWhatItSealed() {
        byte[] sealed = envelope.seal(SECRET, CONTEXT);

        assertThat(new Envelope(envelope.keyset()).unseal(sealed, CONTEXT)).isEqualTo(SECRET);
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        assertThat(envelope.seal(SECRET, CONTEXT)).isNotEqualTo(envelope.seal(SECRET, CONTEXT));
    }

    @Test
    void containsTheSecretNowhere() {
        assertThat(new String(envelope.seal(SECRET, CONTEXT), StandardCharsets.ISO_8859_1)).doesNotContain("hunter2");
    }

    @Test
    void doesNotOpenForAnotherOwnerOrTenant() {
        byte[] sealed = envelope.seal(SECRET, CONTEXT);

        for (byte[] other : new byte[][]{Secrets.context("acme", "conn_2"), Secrets.context("other", "conn_1")}) {
            assertThatThrownBy(() -> envelope.unseal(sealed, other)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void doesNotOpenWithTheKeysOfAnotherTenant() {
        byte[] sealed = envelope.seal(SECRET, CONTEXT);
        Envelope other = new Envelope(Envelope.newKeyset());

        assertThatThrownBy(() -> other.unseal(sealed, CONTEXT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void doesNotOpenWhenAnyByteIsAltered() {
        byte[] sealed = envelope.seal(SECRET, CONTEXT);

        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> envelope.unseal(altered, CONTEXT)).as("byte %d", i)
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> envelope.unseal(Arrays.copyOf(sealed, 3), CONTEXT))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sealsWithTheNewKeyAndOpensWithBoth() {
        byte[] before = envelope.seal(SECRET, CONTEXT);

        Envelope rotated = new Envelope(envelope.withNewKey());
        byte[] after = rotated.seal(SECRET, CONTEXT);

        assertThat(rotated.unseal(before, CONTEXT)).isEqualTo(SECRET);
        assertThat(rotated.unseal(after, CONTEXT)).isEqualTo(SECRET);
        assertThat(HexFormat.of().formatHex(after)).startsWith(rotated.prefix());
        assertThat(HexFormat.of().formatHex(before)).startsWith(envelope.prefix()).doesNotStartWith(rotated.prefix());
    }

    @Test
    void noticesThatAKeyIsNewerThanItself() {
        Envelope rotated = new Envelope(envelope.withNewKey());

        assertThat(envelope.knows(rotated.seal(SECRET, CONTEXT))).isFalse();
        assertThat(rotated.knows(envelope.seal(SECRET, CONTEXT))).isTrue();
        assertThat(envelope.knows(new byte[]{1, 2})).isFalse();
    }

    @Test
    void opensNothingOfARetiredKey() {
        byte[] before = envelope.seal(SECRET, CONTEXT);
        Envelope twice = new Envelope(new Envelope(envelope.withNewKey()).withNewKey());

        Envelope retired = new Envelope(twice.withoutOldKeys());

        assertThat(retired.unseal(twice.seal(SECRET, CONTEXT), CONTEXT)).isEqualTo(SECRET);
        assertThat(retired.knows(before)).isFalse();
        assertThatThrownBy(() -> retired.unseal(before, CONTEXT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void printsNothingOfTheKeys() {
        assertThat(envelope.toString()).matches("[\\w.]+Envelope@[0-9a-f]+");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
