package io.mooring.contracts.masterkey;

import java.util.Arrays;
import java.util.Base64;

/** Key-encryption keys as one configures them. */
final class Keys {

    static final String ONE = base64(1);
    static final String OTHER = base64(2);

    private Keys() {}

    private static String base64(int fill) {
        byte[] key = new byte[MasterKey.BYTES];
        Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }

    static MasterKeys of(String text) {
        return new MasterKeyText("MOORING_MASTER_KEY").parse(text);
    }
}
