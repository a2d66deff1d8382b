package io.mooring.executor;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a tool that was run ended. */
public sealed interface Outcome {

    /** Of an answer to a request without a valid credential. */
    int UNAUTHORIZED = 401;

    /** Whether the upstream did nothing, for it does not accept the credential (RFC 9110 §15.5.2). */
    default boolean refusesCredential() {
        return this instanceof Answered answered && answered.unauthenticated()
                || this instanceof Failed failed && (failed.error() == ToolError.CREDENTIAL_REJECTED
                        || failed.upstream() != null && failed.upstream().status() == UNAUTHORIZED);
    }

    /**
     * What the upstream answered.
     *
     * @param headers the few that help a caller, names in lower case
     * @param result JSON as it is, values and events one by one, text as a string, anything else as
     *        {@code {data, contentType}}
     * @param bytes size of the body
     * @param cut why there may be more of a stream: {@code bytes} or {@code time}
     * @param invalid why the result is only a text, though the upstream says that it is more
     */
    record Upstream(int status, Map<String, String> headers, JsonNode result, long bytes, @Nullable String cut,
            @Nullable String invalid) {

        /** One that is complete and what it says it is. */
        public Upstream(int status, Map<String, String> headers, JsonNode result, long bytes) {
            this(status, headers, result, bytes, null, null);
        }
    }

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

    /**
     * A GraphQL server answered.
     *
     * @param upstream its result is what the field came to, with holes where an error was; null when it came to nothing
     * @param errors as the server said them; an empty array when all went well
     * @param failure why it did not succeed; null when it did
     * @param unauthenticated whether nothing was run, for the credential is not accepted
     */
    record Answered(Upstream upstream, JsonNode errors, @Nullable Why failure, boolean unauthenticated)
            implements
                Outcome {}

    /**
     * An MCP server answered.
     *
     * @param result of {@code tools/call}, whole and untouched; with {@code isError} the tool did not succeed, with
     *        {@code resultType} {@code input_required} it is not over: the caller is asked
     * @param bytes about its size
     */
    record Spoken(ObjectNode result, long bytes) implements Outcome {

        private static final int LONGEST = 500;

        /** Why it did not succeed; null when it did. */
        public @Nullable Why failure() {
            if (!result.path("isError").asBoolean(false)) {
                return null;
            }
            String text = result.path("content").path(0).path("text").asText("the tool says that it failed");
            return new Why(ToolError.TOOL_FAILED, text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
        }
    }

    /**
     * An MCP server wants to know something first that its caller can't be asked: the tool is not done.
     *
     * @param result with its {@code inputRequests}, whole and untouched
     * @param bytes about its size
     */
    record Asking(ObjectNode result, long bytes) implements Outcome {}

    /** Why a tool did not succeed, for its caller: the detail may quote the upstream. */
    record Why(ToolError error, String detail) {}

    /**
     * It is known that it did not succeed.
     *
     * @param retryAfter when it was not tried, or refused for now: how long to wait before the same call is sent again
     */
    record Failed(ToolError error, String detail, @Nullable Upstream upstream, @Nullable Duration retryAfter)
            implements
                Outcome {

        /** One for which waiting alone does nothing. */
        public Failed(ToolError error, String detail, @Nullable Upstream upstream) {
            this(error, detail, upstream, null);
        }
    }

    /** The request was sent, and whether it had its effect is not known. */
    record Unknown(ToolError error, String detail) implements Outcome {}
}
