package io.mooring.contracts.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;

class EnvelopeTest {

    private static final byte[] KEY = new byte[32];
    private static final byte[] SECRET = bytes("hunter2-hunter2");

    private final MasterKey master = MasterKey.of(Base64.getEncoder().encodeToString(KEY));
    private final byte[] keyset = master.newKeyset("acme");
    private final Envelope envelope = master.open("acme", keyset);

    @Test
    void opensWhatItSealed() {
        byte[] sealed = envelope.seal(SECRET, bytes("acme\nconn_1"));

        assertThat(master.open("acme", keyset).unseal(sealed, bytes("acme\nconn_1"))).isEqualTo(SECRET);
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        assertThat(envelope.seal(SECRET, bytes("o"))).isNotEqualTo(envelope.seal(SECRET, bytes("o")));
    }

    @Test
    void containsTheSecretNowhere() {
        assertThat(text(envelope.seal(SECRET, bytes("o")))).doesNotContain("hunter2");
    }

    @Test
    void doesNotOpenForAnotherOwner() {
        byte[] sealed = envelope.seal(SECRET, bytes("acme\nconn_1"));

        assertThatThrownBy(() -> envelope.unseal(sealed, bytes("acme\nconn_2")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void doesNotOpenWithTheKeysOfAnotherTenant() {
        byte[] sealed = envelope.seal(SECRET, bytes("o"));
        Envelope other = master.open("other", master.newKeyset("other"));

        assertThatThrownBy(() -> other.unseal(sealed, bytes("o"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void doesNotOpenWhenAnyByteIsAltered() {
        byte[] sealed = envelope.seal(SECRET, bytes("o"));

        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> envelope.unseal(altered, bytes("o"))).as("byte %d", i)
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> envelope.unseal(Arrays.copyOf(sealed, 3), bytes("o")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void bindsAKeysetToItsTenant() {
        assertThatThrownBy(() -> master.open("other", keyset)).isInstanceOf(IllegalStateException.class)
                .hasMessage("the keyset of tenant other does not open with this master key");
    }

    @Test
    void bindsAKeysetToTheMasterKey() {
        byte[] otherKey = KEY.clone();
        otherKey[31] = 1;
        MasterKey other = MasterKey.of(Base64.getEncoder().encodeToString(otherKey));

        assertThatThrownBy(() -> other.open("acme", keyset)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAA=="})
    void refusesAMalformedMasterKeyWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> MasterKey.of(text)).isInstanceOf(ConfigurationException.class)
                .hasMessageMatching(
                        "MOORING_MASTER_KEY (is not set|is not base64|has \\d+ bytes); expected base64 of 32"
                                + " random bytes");
    }

    @Test
    void takesAMasterKeyWithALineBreakAfterIt() {
        MasterKey same = MasterKey.of(Base64.getEncoder().encodeToString(KEY) + "\n");

        assertThat(same.open("acme", keyset)).isNotNull();
    }

    @Test
    void printsNothingOfTheKeys() {
        assertThat(master.toString()).matches("[\\w.]+MasterKey@[0-9a-f]+");
        assertThat(envelope.toString()).matches("[\\w.]+Envelope@[0-9a-f]+");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
