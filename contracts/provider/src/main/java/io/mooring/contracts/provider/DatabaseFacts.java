package io.mooring.contracts.provider;

/**
 * Which database it is.
 *
 * @param type the word callers use: postgres, mysql, redis or mongodb
 * @param url form of its address
 * @param check cheap statement that proves a connection works
 */
public record DatabaseFacts(String type, String url, String check) {}
