package io.mooring.contracts.secret;

import java.security.GeneralSecurityException;

import com.google.crypto.tink.Aead;

/** The keys of one tenant. Tink puts the id of the key in front of the ciphertext, so that keys can be rotated. */
final class Envelope {

    private final Aead aead;

    Envelope(Aead aead) {
        this.aead = aead;
    }

    byte[] seal(byte[] secret, byte[] context) {
        try {
            return aead.encrypt(secret, context);
        } catch (GeneralSecurityException e) {
            throw Secrets.failed("a secret could not be sealed", e);
        }
    }

    byte[] unseal(byte[] sealed, byte[] context) {
        try {
            return aead.decrypt(sealed, context);
        } catch (GeneralSecurityException e) {
            throw Secrets.failed("a secret does not open: other tenant, other owner, or altered", e);
        }
    }
}
