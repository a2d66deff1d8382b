package io.mooring.executor.request;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.request.Draft.Header;

/** Requests that code of ours writes, in parts that are encoded here and nowhere else. */
public final class PlainRequest {

    private static final Pattern DOTS = Pattern.compile("\\.{1,2}");

    private PlainRequest() {}

    /**
     * One below a base URL. Fails with 400 when a segment is empty or made of dots: it would be another resource's.
     *
     * @param segments of the path, not encoded
     * @param query not encoded
     * @param contentType null: there is no body
     */
    public static Draft of(String method, String baseUrl, List<String> segments, Map<String, String> query,
            Map<String, String> headers, @Nullable String contentType, byte[] content) {
        String path = segments.stream().map(PlainRequest::segment).collect(Collectors.joining("/"));
        return new Draft(method, path.isEmpty() ? baseUrl : baseUrl + "/" + path,
                query.entrySet().stream().map(entry -> Pair.of(entry.getKey(), entry.getValue())).toList(),
                headers.entrySet().stream().map(entry -> new Header(entry.getKey(), entry.getValue())).toList(),
                List.of(), contentType == null ? null : new RequestBody(contentType, content));
    }

    private static String segment(String text) {
        if (text.isEmpty() || DOTS.matcher(text).matches()) {
            throw ExecutorError.INVALID_ARGUMENTS.at("/params", "expected no path segment that is empty or of dots");
        }
        return PercentEncoding.encode(text);
    }
}
