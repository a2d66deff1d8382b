package io.mooring.contracts.masterkey;

import java.util.HexFormat;

/**
 * The keys of a tenant at rest.
 *
 * @param masterKey id of the key-encryption key that sealed it; empty when it was sealed before they had ids
 * @param bytes Tink's encrypted keyset
 */
public record SealedKeyset(String masterKey, byte[] bytes) {

    /** Reads {@link #text()}. */
    public static SealedKeyset of(String text) {
        int colon = text.indexOf(':');
        return new SealedKeyset(text.substring(0, colon), HexFormat.of().parseHex(text, colon + 1, text.length()));
    }

    /** As {@code id:hex}; no two keysets have the same. */
    public String text() {
        return masterKey + ":" + hex();
    }

    /** The bytes, for a statement. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }
}
