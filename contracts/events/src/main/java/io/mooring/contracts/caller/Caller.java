package io.mooring.contracts.caller;

import java.util.Set;

/**
 * Who is calling, as every service must see it.
 *
 * @param tenant the hard isolation boundary
 * @param kind how the caller proved who it is
 * @param subject key id, or {@code sub} of the token
 * @param roles see {@link Roles}
 */
public record Caller(String tenant, Kind kind, String subject, Set<String> roles) {

    /** The ways to prove who one is. */
    public enum Kind {
        API_KEY, PERSON, SERVICE, AGENT
    }
}
