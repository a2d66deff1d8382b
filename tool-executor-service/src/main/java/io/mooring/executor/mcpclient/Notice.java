package io.mooring.executor.mcpclient;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A server says that something changed there: published on the event bus of the process at {@link #ADDRESS}.
 *
 * @param connection id of the connection it was said to
 * @param method {@code notifications/tools/list_changed}, {@code notifications/resources/updated} and the like
 */
public record Notice(String tenant, String integration, String connection, String method, JsonNode params) {

    public static final String ADDRESS = "executor.mcp.notice";

    /** Of the list of its tools. */
    public static final String TOOLS_CHANGED = "notifications/tools/list_changed";
    /** Of the list of its prompts. */
    public static final String PROMPTS_CHANGED = "notifications/prompts/list_changed";
    /** Of the list of its resources. */
    public static final String RESOURCES_CHANGED = "notifications/resources/list_changed";
}
