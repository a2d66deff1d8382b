package io.mooring.connection.consent;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Grant;
import io.mooring.contracts.problem.GeneralError;

/**
 * What somebody wants a person's consent once more for.
 *
 * @param connection id of one that lives
 * @param replace whether it may become another account's
 * @param scopes to be asked for
 * @param redirectUrl where the browser goes in the end; must be allowed; null: a page of ours
 * @param confirms whether the platform must say whose browser it is before that goes on to the provider
 * @param by who asks
 */
public record RenewConsent(String connection, boolean replace, Scopes scopes,
        @Nullable String redirectUrl, boolean confirms, String by) {

    /**
     * Which scopes consent is asked for.
     *
     * @param named null: those of the auth config
     * @param more whether beside those that were granted before, as a step up needs it
     */
    public record Scopes(@Nullable List<String> named, boolean more) {

        public static final Scopes USUAL = new Scopes(null, false);

        /** Fails with 400 naming the field. */
        static Scopes of(@Nullable List<@Nullable String> only, @Nullable List<@Nullable String> more) {
            if (only != null && more != null) {
                throw GeneralError.BAD_REQUEST.at("/add_scopes", "expected these or scopes, not both");
            }
            return more == null
                    ? new Scopes(BeginConsent.scopes("/scopes", only), false)
                    : new Scopes(BeginConsent.scopes("/add_scopes", more), true);
        }

        @Nullable
        List<String> over(Grant granted) {
            return named == null || !more
                    ? named
                    : Stream.concat(granted.scopes().stream(), named.stream()).distinct().toList();
        }
    }

    void requireConfirmable(Connection there) {
        if (confirms) {
            BeginConsent.requireConfirmable(redirectUrl, there.userId());
        }
    }

    Links.Wish wish(Map<String, String> variables, Grant granted) {
        return new Links.Wish(scopes.over(granted), redirectUrl, variables, confirms, by);
    }
}
