package io.mooring.executor.task;

import java.io.Serializable;

/** Key of {@link TaskRow}. */
public record TaskKey(String tenant, String id) implements Serializable {}
