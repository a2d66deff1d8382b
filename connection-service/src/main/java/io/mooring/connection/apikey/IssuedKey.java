package io.mooring.connection.apikey;

import io.mooring.contracts.caller.ApiKey;

/**
 * A key at the only moment its text is known.
 *
 * @param row what is kept of it
 */
record IssuedKey(ApiKey key, ApiKeyRow row) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "IssuedKey[" + key.id() + "]";
    }
}
