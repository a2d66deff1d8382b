package io.mooring.health.intake;

/** The aggregate's part of a record key: all that a tombstone says. */
final class Aggregates {

    private Aggregates() {}

    static String idOf(String key, String tenant) {
        if (!key.startsWith(tenant + "/")) {
            throw new IllegalArgumentException("record key " + key + " is not of tenant " + tenant);
        }
        return key.substring(tenant.length() + 1);
    }
}
