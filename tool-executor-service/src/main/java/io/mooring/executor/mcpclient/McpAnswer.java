package io.mooring.executor.mcpclient;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.ToolError;

/** How a request to a server ended. */
public sealed interface McpAnswer {

    /** What it answered, untouched; {@code input_required} of a modern server is a result too. */
    record Result(ObjectNode result) implements McpAnswer {}

    /** A JSON-RPC error. */
    record Refused(int code, String message, @Nullable JsonNode data) implements McpAnswer {}

    /**
     * It wants another credential.
     *
     * @param challenge of {@code WWW-Authenticate}, cut where it is long, without the credential; empty when there is none
     * @param insufficientScope whether the credential is good, but not for this (403): a newer one alone does not help
     */
    record CredentialRefused(String challenge, boolean insufficientScope) implements McpAnswer {}

    /**
     * It was not reached, or did not answer in time.
     *
     * @param detail without secrets
     * @param sent whether the server may have seen the request
     * @param retryAfter how long to wait before the same request may do better; null when it is not known
     */
    record Failed(ToolError error, String detail, boolean sent, @Nullable Duration retryAfter) implements McpAnswer {}
}
