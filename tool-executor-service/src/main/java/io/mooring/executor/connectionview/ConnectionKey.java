package io.mooring.executor.connectionview;

import java.io.Serializable;

/** Key of a connection. */
public record ConnectionKey(String tenant, String id) implements Serializable {}
