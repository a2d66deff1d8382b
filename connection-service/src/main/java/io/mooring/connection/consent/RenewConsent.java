package io.mooring.connection.consent;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.link.Connection;

/**
 * What somebody wants a person's consent once more for.
 *
 * @param connection id of one that lives
 * @param replace whether it may become another account's
 * @param scopes null: those it was asked for
 * @param redirectUrl where the browser goes in the end; must be allowed; null: a page of ours
 * @param confirms whether the platform must say whose browser it is before that goes on to the provider
 * @param by who asks
 */
public record RenewConsent(String connection, boolean replace, @Nullable List<String> scopes,
        @Nullable String redirectUrl, boolean confirms, String by) {

    void requireConfirmable(Connection there) {
        if (confirms) {
            BeginConsent.requireConfirmable(redirectUrl, there.userId());
        }
    }

    Links.Wish wish(Map<String, String> variables) {
        return new Links.Wish(scopes, redirectUrl, variables, confirms, by);
    }
}
