package io.mooring.executor.rpc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.rpc.Message.Asked;

/** Headers of the stateless version that repeat what the body says, so that others can route by them. */
public final class MirroredHeaders {

    private static final Map<String, String> NAMED = Map.of("tools/call", "name", "prompts/get", "name",
            "resources/read", "uri", "tasks/get", "taskId", "tasks/update", "taskId", "tasks/cancel", "taskId");
    private static final Pattern ENCODED = Pattern.compile("=\\?base64\\?([A-Za-z0-9+/=_-]*)\\?=");

    private final Function<String, @Nullable String> headers;

    /** @param headers value of a header by its name, in any case; null when it is not there */
    public MirroredHeaders(Function<String, @Nullable String> headers) {
        this.headers = headers;
    }

    /** Whether the request is one of the stateless version, or would like to be. */
    public static boolean isModern(Function<String, @Nullable String> headers, Message message) {
        if (message instanceof Asked asked && asked.method().equals("initialize")) {
            return asked.params().path("_meta").has(Protocol.META_VERSION);
        }
        return Protocol.MODERN.equals(headers.apply(Protocol.VERSION_HEADER))
                || headers.apply(Protocol.METHOD_HEADER) != null
                || message instanceof Asked asked && asked.params().path("_meta").has(Protocol.META_VERSION);
    }

    /** Fails with the error the specification gives a request whose headers and body differ, or lack something. */
    public Meta require(Asked asked) {
        Meta meta = Meta.require(asked);
        String version = headers.apply(Protocol.VERSION_HEADER);
        if (version == null || !version.strip().equals(meta.version())) {
            throw Fault.headerMismatch(Protocol.VERSION_HEADER + " and _meta differ");
        }
        if (!meta.version().equals(Protocol.MODERN)) {
            throw Fault.unsupportedVersion(meta.version());
        }
        same(Protocol.METHOD_HEADER, asked.method());
        String name = NAMED.get(asked.method());
        if (name != null) {
            same(Protocol.NAME_HEADER, asked.params().path(name).asText());
        }
        return meta;
    }

    private void same(String header, String expected) {
        String given = headers.apply(header);
        if (given == null) {
            throw Fault.headerMismatch(header + " is missing");
        }
        if (!decoded(given.strip()).equals(expected)) {
            throw Fault.headerMismatch(header + " and the body differ");
        }
    }

    /** What a header stands for that could not be written in plain ASCII. */
    static String decoded(String value) {
        Matcher encoded = ENCODED.matcher(value);
        if (!encoded.matches()) {
            return value;
        }
        try {
            return new String(Base64.getDecoder().decode(encoded.group(1)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw Fault.headerMismatch("a value in base64 can't be decoded");
        }
    }
}
