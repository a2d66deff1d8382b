package io.mooring.catalog.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The choice between the servers of an operation.
 *
 * @param schema of the argument
 * @param binding the servers, each with its variables
 */
public record ServerArgument(ObjectNode schema, ArrayNode binding) {

    static final String ARGUMENT = "server";
}
