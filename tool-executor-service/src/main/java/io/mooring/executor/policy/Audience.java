package io.mooring.executor.policy;

import java.util.Locale;

/** Whose calls a policy is about. */
public enum Audience {

    /** Everybody's. */
    TENANT,
    /** Those for one user, whoever makes them. */
    USER,
    /** Those of one agent. */
    AGENT;

    /** As routes and rows write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
