package io.mooring.executor.journal;

import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

/** New ids, 16 characters of base32: nobody meets or guesses one. */
@ApplicationScoped
public class CallIds {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 16;

    private final RandomGenerator random;

    CallIds(RandomGenerator random) {
        this.random = random;
    }

    /** {@code <prefix>_<random>}. */
    public String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix).append('_');
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        for (byte b : bytes) {
            id.append(ALPHABET.charAt(b & 31));
        }
        return id.toString();
    }
}
