package io.mooring.connection;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one source of keys and ids. */
final class Randomness {

    @Produces
    @Singleton
    RandomGenerator strong() {
        return new SecureRandom();
    }
}
