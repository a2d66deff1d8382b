package io.mooring.contracts.egress.database;

/** How much TLS proves. The words are libpq's, and those of the forms. */
public enum TlsMode {

    /** No TLS. */
    OFF("disable"),
    /** Encrypted; whoever answers is believed. */
    REQUIRE("require"),
    /** The certificate's issuer is trusted; its name is not looked at. */
    VERIFY_CA("verify-ca"),
    /** The certificate's issuer is trusted and it is the host's. */
    VERIFY_FULL("verify-full");

    private final String word;

    TlsMode(String word) {
        this.word = word;
    }

    /** The mode of a form: {@code ssl} off is none at all; an absent or unknown word is the strictest. */
    static TlsMode of(boolean ssl, String word) {
        if (!ssl) {
            return OFF;
        }
        return word.equals(REQUIRE.word) ? REQUIRE : word.equals(VERIFY_CA.word) ? VERIFY_CA : VERIFY_FULL;
    }
}
