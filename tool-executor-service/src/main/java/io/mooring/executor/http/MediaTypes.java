package io.mooring.executor.http;

import java.util.Locale;

/** What media types mean for writing and reading. */
final class MediaTypes {

    static final String FORM = "application/x-www-form-urlencoded";
    static final String OCTETS = "application/octet-stream";

    private MediaTypes() {}

    /** Without parameters, in lower case. */
    static String essence(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    static boolean isJson(String contentType) {
        String essence = essence(contentType);
        return essence.equals("application/json") || essence.endsWith("+json");
    }

    static boolean isText(String contentType) {
        return essence(contentType).matches("text/.*|.*\\+xml"
                + "|application/(xml|javascript|(x-)?yaml|x-ndjson|jsonl|x-www-form-urlencoded|graphql)");
    }
}
