package io.mooring.executor.request;

import java.util.Locale;

/** What media types mean for writing and reading. */
public final class MediaTypes {

    static final String FORM = "application/x-www-form-urlencoded";
    public static final String OCTETS = "application/octet-stream";

    private MediaTypes() {}

    /** Without parameters, in lower case. */
    public static String essence(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    public static boolean isJson(String contentType) {
        String essence = essence(contentType);
        return essence.equals("application/json") || essence.endsWith("+json");
    }

    public static boolean isText(String contentType) {
        return essence(contentType).matches("text/.*|.*\\+xml"
                + "|application/(xml|javascript|(x-)?yaml|x-ndjson|jsonl|x-www-form-urlencoded|graphql)");
    }
}
