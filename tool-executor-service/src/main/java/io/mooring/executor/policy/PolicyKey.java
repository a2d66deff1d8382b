package io.mooring.executor.policy;

import java.io.Serializable;

/** Key of a policy. */
record PolicyKey(String tenant, String id) implements Serializable {}
