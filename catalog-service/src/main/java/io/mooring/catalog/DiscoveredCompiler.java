package io.mooring.catalog;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Turns what an upstream said it offers on one connection into tools. A kind whose tools are only known with a connection
 * has one bean of this; {@code discovery} asks it for each {@code connection.tools_discovered}.
 */
public interface DiscoveredCompiler {

    /** The kind whose answers it understands. */
    Kind kind();

    /**
     * Compiles a complete answer; a part no tool can be made of is left out and listed as skipped. Runs on a worker
     * thread.
     *
     * @param answer the JSON the upstream gave, in the form {@code connection.tools_discovered} says for the kind
     * @throws IllegalArgumentException when it is no answer of this kind; the event is dead-lettered with the message
     */
    Toolset compile(JsonNode answer);
}
