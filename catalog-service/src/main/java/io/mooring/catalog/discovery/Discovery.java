package io.mooring.catalog.discovery;

import io.mooring.catalog.Toolset;
import io.mooring.catalog.tool.DefinitionPool;

/**
 * A complete answer of an upstream on one connection.
 *
 * @param integration slug of the connection's integration
 * @param version rises with each answer of the connection
 * @param configRevision revision of the configuration with which it was asked
 * @param hash of the text it gave
 * @param toolset what became of it
 * @param pool its definitions
 */
record Discovery(String tenant, String connection, String integration, long version, long configRevision, String hash,
        Toolset toolset, DefinitionPool pool) {}
