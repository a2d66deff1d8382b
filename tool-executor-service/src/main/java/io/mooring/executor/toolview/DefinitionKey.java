package io.mooring.executor.toolview;

import java.io.Serializable;

/** Key of a shared definition. */
record DefinitionKey(String tenant, String integration, String hash) implements Serializable {}
