package io.mooring.catalog.operation;

/** How a body is written, in the order a caller best writes it. */
enum MediaForm {

    JSON, FORM, MULTIPART, TEXT, XML, FILE;

    /** @param essence media type without parameters, in lower case */
    static MediaForm of(String essence) {
        if (essence.equals("application/json") || essence.endsWith("+json")) {
            return JSON;
        }
        if (essence.equals("application/x-www-form-urlencoded")) {
            return FORM;
        }
        if (essence.startsWith("multipart/")) {
            return MULTIPART;
        }
        if (essence.equals("application/xml") || essence.equals("text/xml") || essence.endsWith("+xml")) {
            return XML;
        }
        return essence.startsWith("text/") || essence.matches("application/(x-ndjson|jsonl|graphql|(x-)?yaml)")
                ? TEXT
                : FILE;
    }
}
