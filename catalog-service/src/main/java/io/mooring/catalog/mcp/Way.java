package io.mooring.catalog.mcp;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.AuthTemplate;

/**
 * How a server is reached, as the executor needs it.
 *
 * @param runtime see README
 * @param methods what follows from the values a connection gives
 * @param endpoint where calls go, when that is the same for every connection
 */
record Way(ObjectNode runtime, List<AuthTemplate> methods, @Nullable String endpoint) {}
