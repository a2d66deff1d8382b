package io.mooring.contracts.provider.webhook;

import org.jspecify.annotations.Nullable;

/**
 * How an endpoint's secret becomes a key, or where the provider publishes its own.
 *
 * @param form of the secret
 * @param strip text in front of it that is no part of the key
 * @param certificate where a request says the address of the certificate
 * @param allowed pattern of the whole address a certificate may have; the host is part of it
 * @param jwks address of the published key set; absent: the secret is the key set
 */
public record KeyFacts(Form form, @Nullable String strip, @Nullable Locator certificate, @Nullable String allowed,
        @Nullable String jwks) {

    /** The secret's own bytes. */
    public static final KeyFacts TEXT = new KeyFacts(Form.UTF8, null, null, null, null);

    /** Forms of a key. */
    public enum Form {
        /** The characters as they are. */
        UTF8,
        /** The characters in the normal form NFKD. */
        NFKD,
        /** Decoded, RFC 4648. */
        BASE64,
        /** Decoded. */
        HEX,
        /** An X.509 certificate at an address the request names. */
        CERTIFICATE,
        /** A JSON Web Key set, RFC 7517. */
        JWKS
    }

    public KeyFacts {
        if (form == null) {
            throw new IllegalArgumentException("a key needs a form");
        }
        if ((form == Form.CERTIFICATE) != (certificate != null) || (certificate == null) != (allowed == null)) {
            throw new IllegalArgumentException("a certificate needs its place and what addresses are allowed");
        }
        if (jwks != null && !jwks.startsWith("https://")) {
            throw new IllegalArgumentException("a key set must be published with TLS");
        }
    }
}
