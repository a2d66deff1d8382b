package io.mooring.connection.oauth;

import java.util.Collection;

import io.mooring.contracts.provider.OAuthFacts;

/** Scopes as one parameter, the way the provider separates them. */
final class ScopeText {

    private ScopeText() {}

    static String of(OAuthFacts facts, Collection<String> scopes) {
        String separator = facts.authorize() == null ? null : facts.authorize().scopeSeparator();
        return String.join(separator == null ? " " : separator, scopes);
    }
}
