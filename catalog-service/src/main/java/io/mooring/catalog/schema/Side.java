package io.mooring.catalog.schema;

import io.mooring.catalog.document.Place;

/** Which way values go: a request has no read-only properties, a response no write-only ones. */
public enum Side {

    REQUEST("readOnly"), RESPONSE("writeOnly");

    private final String without;

    Side(String without) {
        this.without = without;
    }

    /** Whether a schema says of itself that its values are not there on this side. */
    boolean lacks(Place schema) {
        return schema.isTrue(without);
    }

    /** Whether something here is there on one side only. */
    static boolean tells(Place schema) {
        return schema.isTrue(REQUEST.without) || schema.isTrue(RESPONSE.without);
    }
}
