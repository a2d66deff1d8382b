package io.mooring.executor.task;

/**
 * A task of an MCP server.
 *
 * @param id what its caller knows it by
 * @param call what was called
 * @param upstreamId what its server knows it by
 */
public record Task(String id, Called call, String upstreamId) {

    /**
     * What a call was of that goes on.
     *
     * @param id of the call
     * @param tool the server's name of it
     * @param connection id of the connection it ran on
     */
    public record Called(String id, String integration, String tool, String connection) {}
}
