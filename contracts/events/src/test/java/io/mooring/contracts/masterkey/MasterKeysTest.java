package io.mooring.contracts.masterkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import io.quarkus.runtime.configuration.ConfigurationException;

class MasterKeysTest {

    private final MasterKeys before = Keys.of("2026:" + Keys.ONE);
    private final MasterKeys both = Keys.of("2027:" + Keys.OTHER + ",2026:" + Keys.ONE);
    private final MasterKeys after = Keys.of("2027:" + Keys.OTHER);
    private final KeysetHandle keyset = keyset();

    private static KeysetHandle keyset() {
        try {
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void namesTheKeyThatSealed() {
        assertThat(both.seal("acme", keyset).masterKey()).isEqualTo("2027");
        assertThat(SealedKeyset.of(both.seal("acme", keyset).text()).masterKey()).isEqualTo("2027");
    }

    @Test
    void opensWhatAFormerKeySealed() {
        SealedKeyset sealed = before.seal("acme", keyset);

        assertThat(both.unseal("acme", sealed).equalsKeyset(keyset)).isTrue();
        assertThat(after.has(sealed)).isFalse();
        assertThatThrownBy(() -> after.unseal("acme", sealed)).isInstanceOf(IllegalStateException.class)
                .hasMessage("the keyset of tenant acme opens with none of the master keys [2027]; it was sealed with"
                        + " 2026");
    }

    @Test
    void opensWhatWasSealedBeforeKeysHadIds() {
        SealedKeyset sealed = new SealedKeyset("", before.seal("acme", keyset).bytes());

        assertThat(both.has(sealed)).isTrue();
        assertThat(both.unseal("acme", sealed).equalsKeyset(keyset)).isTrue();
    }

    @Test
    void opensWhatAKeySealedThatHasAnotherIdSince() {
        SealedKeyset sealed = Keys.of(Keys.ONE).seal("acme", keyset);

        assertThat(both.unseal("acme", sealed).equalsKeyset(keyset)).isTrue();
    }

    @Test
    void bindsAKeysetToItsTenant() {
        SealedKeyset sealed = before.seal("acme", keyset);

        assertThatThrownBy(() -> before.unseal("other", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void printsIdsOnly() {
        assertThat(both).hasToString("MasterKeys[2027, 2026]");
    }

    @Test
    void readsKeysFromFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), "2027:" + Keys.OTHER + "\n2026:" + Keys.ONE + "\n");

        assertThat(MasterKeySource.first(config(Optional.empty(), Optional.of(file))).ids())
                .containsExactly("2027", "2026");
    }

    @Test
    void refusesAFileThatIsNotThere(@TempDir Path folder) {
        Path file = folder.resolve("keys");

        assertThatThrownBy(() -> MasterKeySource.first(config(Optional.empty(), Optional.of(file))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("MOORING_MASTER_KEY_FILE can't be read: NoSuchFileException " + file
                        + "; expected a text file of keys");
    }

    @Test
    void refusesBothKeyAndFile(@TempDir Path folder) {
        assertThatThrownBy(() -> MasterKeySource.first(config(Optional.of(Keys.ONE), Optional.of(folder))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("both MOORING_MASTER_KEY and MOORING_MASTER_KEY_FILE are set; expected one");
    }

    private static MasterKeyConfig config(Optional<String> key, Optional<Path> file) {
        return new MasterKeyConfig() {

            @Override
            public Optional<String> masterKey() {
                return key;
            }

            @Override
            public Optional<Path> masterKeyFile() {
                return file;
            }
        };
    }
}
