package io.mooring.executor.toolview;

import java.io.Serializable;

/** Key of a tool. */
record ToolKey(String tenant, String integration, String name, String variant) implements Serializable {}
