package io.mooring.webhook;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

import jakarta.inject.Singleton;

/** Randomness of this service: ids nobody can guess, secrets, jitter. */
@Singleton
public final class IdSource {

    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    /** 130 bits: an endpoint's id is half of what protects it. */
    private static final int LENGTH = 26;

    private final RandomGenerator random;

    public IdSource() {
        this.random = new SecureRandom();
    }

    /** A new id, e.g. {@code sub_} and 26 characters. */
    public String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix).append('_');
        random.ints(LENGTH, 0, BASE32.length()).forEach(i -> id.append(BASE32.charAt(i)));
        return id.toString();
    }

    /** Random bytes for a secret. */
    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** From 0 to below 1. */
    public double fraction() {
        return random.nextDouble();
    }
}
