package io.mooring.executor.audit;

import java.io.Serializable;

/** Key of a call. */
record CallKey(String tenant, String id) implements Serializable {}
