package io.mooring.executor.request;

/**
 * One field of a query, form or cookie header.
 *
 * @param name before encoding
 * @param encoded {@code name=value}, ready to send
 */
record Pair(String name, String encoded) {

    static Pair of(String name, String value) {
        return new Pair(name, PercentEncoding.encode(name) + "=" + PercentEncoding.encode(value));
    }

    /** The value is encoded already. */
    static Pair joined(String name, String encodedValue) {
        return new Pair(name, PercentEncoding.encode(name) + "=" + encodedValue);
    }

    /** Not the value: it may be a credential. */
    @Override
    public String toString() {
        return name;
    }
}
