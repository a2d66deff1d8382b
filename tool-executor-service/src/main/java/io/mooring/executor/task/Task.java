package io.mooring.executor.task;

/**
 * A task of an MCP server.
 *
 * @param id what its caller knows it by
 * @param call id of the call that began it
 * @param connection id of the connection the call ran on
 * @param upstreamId what its server knows it by
 */
public record Task(String id, String call, String connection, String upstreamId) {}
