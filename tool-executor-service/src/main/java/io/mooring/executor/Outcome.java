package io.mooring.executor;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/** How a tool that was run ended. */
public sealed interface Outcome {

    /** Of an answer to a request without a valid credential. */
    int UNAUTHORIZED = 401;

    /** Whether the upstream did nothing, for it does not accept the credential (RFC 9110 §15.5.2). */
    default boolean refusesCredential() {
        return this instanceof Failed failed && (failed.error() == ToolError.CREDENTIAL_REJECTED
                || failed.upstream() != null && failed.upstream().status() == UNAUTHORIZED);
    }

    /**
     * What the upstream answered.
     *
     * @param headers the few that help a caller, names in lower case
     * @param result JSON as it is, text as a string, anything else as {@code {contentType, base64}}
     * @param bytes size of the body
     */
    record Upstream(int status, Map<String, String> headers, JsonNode result, long bytes) {}

    /**
     * How much of what a database has to say is in a result.
     *
     * @param count rows, documents or elements in it
     * @param truncated whether there is more
     * @param limit what cut it: {@code rows} or {@code bytes}
     * @param columns of rows, in their order; none where there are no rows of columns
     */
    record Extent(int count, boolean truncated, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String limit,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Column> columns) {}

    /** A column, and the database's word for its type. */
    record Column(String name, String type) {}

    /** The upstream said yes. */
    record Succeeded(Upstream upstream) implements Outcome {}

    /**
     * A database answered.
     *
     * @param bytes about the size of the result
     */
    record Read(JsonNode result, Extent extent, long bytes) implements Outcome {}

    /** It is known that it did not succeed. */
    record Failed(ToolError error, String detail, @Nullable Upstream upstream) implements Outcome {}

    /** The request was sent, and whether it had its effect is not known. */
    record Unknown(ToolError error, String detail) implements Outcome {}
}
