package io.mooring.connection;

import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

/** Ids nobody can guess: a prefix and 80 random bits in base32. */
@ApplicationScoped
public class IdSource {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 16;

    private final RandomGenerator random;

    IdSource(RandomGenerator random) {
        this.random = random;
    }

    public String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        random.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
        return id.toString();
    }
}
