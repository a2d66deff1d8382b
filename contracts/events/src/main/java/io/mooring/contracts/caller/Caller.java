package io.mooring.contracts.caller;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as every service must see it.
 *
 * @param tenant the hard isolation boundary
 * @param kind how the caller proved who it is
 * @param subject key id, agent id, or {@code sub} of the token
 * @param roles see {@link Roles}
 * @param mandate how far an agent goes; none for everybody else
 */
public record Caller(String tenant, Kind kind, String subject, Set<String> roles, @Nullable Mandate mandate) {

    /** The ways to prove who one is. */
    public enum Kind {
        API_KEY, PERSON, SERVICE, AGENT
    }

    /** Somebody who is no agent. */
    public Caller(String tenant, Kind kind, String subject, Set<String> roles) {
        this(tenant, kind, subject, roles, null);
    }
}
