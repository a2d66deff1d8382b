package io.mooring.executor.rpc;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Why a request has no result: an error of JSON-RPC, and the HTTP status the stateless version gives it. */
public final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int PARSE_ERROR = -32700;
    private static final int INVALID_REQUEST = -32600;
    private static final int METHOD_NOT_FOUND = -32601;
    private static final int INVALID_PARAMS = -32602;
    private static final int INTERNAL = -32603;
    /** Of the versions with a handshake; the stateless one says {@link #INVALID_PARAMS}. */
    private static final int RESOURCE_NOT_FOUND = -32002;
    private static final int HEADER_MISMATCH = -32020;
    private static final int MISSING_CAPABILITY = -32021;
    private static final int UNSUPPORTED_VERSION = -32022;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    private final int status;
    private final int code;
    private final transient @Nullable JsonNode reason;

    /**
     * One in somebody else's words.
     *
     * @param status that of HTTP in the stateless version
     * @param reason {@code data} of the error
     */
    public Fault(int status, int code, String message, @Nullable JsonNode reason) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.reason = reason;
    }

    /** What an upstream said, as it is. */
    public static Fault of(int code, String message, @Nullable JsonNode reason) {
        return new Fault(code <= HEADER_MISMATCH && code >= UNSUPPORTED_VERSION ? BAD_REQUEST : OK, code, message,
                reason);
    }

    static Fault notJson() {
        return new Fault(BAD_REQUEST, PARSE_ERROR, "Parse error: the body is not JSON", null);
    }

    /** It may be JSON; it is not read to its end. */
    static Fault tooMuchJson() {
        return new Fault(BAD_REQUEST, PARSE_ERROR, "Parse error: the body has too many values or is nested too deeply",
                null);
    }

    /** The body is no message, or not one that fits here. */
    public static Fault invalidRequest(String expected) {
        return new Fault(BAD_REQUEST, INVALID_REQUEST, "Invalid request: " + expected, null);
    }

    public static Fault unknownMethod(String method) {
        return new Fault(NOT_FOUND, METHOD_NOT_FOUND, "Method not found: " + method, null);
    }

    /** The envelope of the request is wrong. */
    static Fault invalidMeta(String expected) {
        return new Fault(BAD_REQUEST, INVALID_PARAMS, "Invalid params: " + expected, null);
    }

    /** The request is well-formed, but names or wants something that is not there. */
    public static Fault invalidParams(String expected) {
        return new Fault(OK, INVALID_PARAMS, expected, null);
    }

    /** The same text whether it never was, or is hidden. */
    public static Fault unknownTool(String name) {
        return invalidParams("Unknown tool: " + name);
    }

    /** In the words of the version. */
    public static Fault unknownResource(String uri, boolean modern) {
        return new Fault(OK, modern ? INVALID_PARAMS : RESOURCE_NOT_FOUND, "Resource not found: " + uri,
                JsonNodeFactory.instance.objectNode().put("uri", uri));
    }

    static Fault headerMismatch(String what) {
        return new Fault(BAD_REQUEST, HEADER_MISMATCH, "Header mismatch: " + what, null);
    }

    /** The stateless version lists what it would need. */
    public static Fault missingCapability(ObjectNode required) {
        return new Fault(BAD_REQUEST, MISSING_CAPABILITY, "Missing required client capability",
                JsonNodeFactory.instance.objectNode().set("requiredCapabilities", required));
    }

    static Fault unsupportedVersion(String requested) {
        ObjectNode reason = JsonNodeFactory.instance.objectNode();
        ArrayNode supported = reason.putArray("supported").add(Protocol.MODERN);
        Protocol.LEGACY.forEach(supported::add);
        return new Fault(BAD_REQUEST, UNSUPPORTED_VERSION, "Unsupported protocol version",
                reason.put("requested", requested));
    }

    /** Nothing of what went wrong is told. */
    public static Fault internal() {
        return new Fault(SERVER_ERROR, INTERNAL, "Internal error", null);
    }

    /** It can't be decided or done now; nothing was done. */
    public static Fault unavailable(int status, String detail) {
        return new Fault(status, INTERNAL, detail, null);
    }

    /** Whether a server says so that it has nothing of the name or address. */
    public boolean isNotFound() {
        return code == RESOURCE_NOT_FOUND || code == INVALID_PARAMS || code == METHOD_NOT_FOUND;
    }

    /** That of HTTP; an answer of a session is 200 whatever became of the request. */
    public int status() {
        return status;
    }

    /** {@code error} of the answer. */
    public ObjectNode error() {
        ObjectNode error = JsonNodeFactory.instance.objectNode().put("code", code).put("message", getMessage());
        return reason == null ? error : error.set("data", reason);
    }
}
