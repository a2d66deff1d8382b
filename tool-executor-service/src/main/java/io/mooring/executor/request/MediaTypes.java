package io.mooring.executor.request;

import java.util.Locale;
import java.util.Set;

/** What media types mean for writing and reading. */
public final class MediaTypes {

    static final String FORM = "application/x-www-form-urlencoded";
    public static final String OCTETS = "application/octet-stream";

    private static final Set<String> JSON_LINES = Set.of("application/x-ndjson", "application/ndjson",
            "application/jsonl", "application/x-jsonl", "application/jsonlines", "application/x-jsonlines",
            "application/json-lines", "application/stream+json", "application/json-seq");

    private MediaTypes() {}

    /** Without parameters, in lower case. */
    public static String essence(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    public static boolean isJson(String contentType) {
        String essence = essence(contentType);
        return essence.equals("application/json") || essence.endsWith("+json");
    }

    /** JSON values one after the other: NDJSON, JSON Lines, RFC 7464. */
    public static boolean isJsonLines(String contentType) {
        return JSON_LINES.contains(essence(contentType));
    }

    /** Server-sent events (WHATWG HTML §9.2). */
    public static boolean isEvents(String contentType) {
        return essence(contentType).equals("text/event-stream");
    }

    public static boolean isText(String contentType) {
        return essence(contentType).matches("text/.*|.*\\+xml"
                + "|application/(xml|javascript|(x-)?yaml|(x-)?ndjson|jsonl|x-www-form-urlencoded|graphql)");
    }
}
