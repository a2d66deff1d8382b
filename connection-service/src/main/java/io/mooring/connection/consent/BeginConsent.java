package io.mooring.connection.consent;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.link.Owner;
import io.mooring.contracts.problem.GeneralError;

/**
 * What somebody wants a person's consent for.
 *
 * @param name of the connection
 * @param scopes null: those of the auth config
 * @param redirectUrl where the browser goes in the end; must be allowed; null: a page of ours
 * @param variables values for the holes in the provider's addresses
 * @param confirms whether the platform must say whose browser it is before that goes on to the provider
 * @param by who asks
 */
public record BeginConsent(Owner owner, String integration, String name, @Nullable List<String> scopes,
        @Nullable String redirectUrl, Map<String, @Nullable String> variables, boolean confirms, String by) {

    private static final int MAX_NAME = 100;
    private static final int MOST_SCOPES = 100;

    /** Checked as far as possible without the database. Fails with 400 naming the field. */
    public static BeginConsent of(Owner owner, @Nullable String integration, @Nullable String name,
            @Nullable List<@Nullable String> scopes, @Nullable String redirectUrl,
            @Nullable Map<String, @Nullable String> variables, String by) {
        if (integration == null || integration.isBlank()) {
            throw GeneralError.BAD_REQUEST.at("/integration", "expected the slug of an integration");
        }
        return new BeginConsent(owner, integration, name(name), scopes("/scopes", scopes), redirectUrl,
                variables == null ? Map.of() : variables, false, by);
    }

    /** The same, where the platform has to say whose browser it is. Fails with 400 where there is nobody to say it. */
    BeginConsent confirmed() {
        requireConfirmable(redirectUrl, owner.userId());
        return new BeginConsent(owner, integration, name, scopes, redirectUrl, variables, true, by);
    }

    /** Fails with 400 naming the field. */
    static void requireConfirmable(@Nullable String redirectUrl, @Nullable String user) {
        if (redirectUrl == null) {
            throw GeneralError.BAD_REQUEST.at("/redirect_url", "expected one: the code to confirm with arrives there");
        }
        if (user == null) {
            throw GeneralError.BAD_REQUEST.at("/confirm", "expected false when owner is org: there is no user to be");
        }
    }

    private static String name(@Nullable String given) {
        String name = given == null ? "main" : given.strip();
        if (name.isEmpty() || name.length() > MAX_NAME
                || name.chars().anyMatch(c -> c == '.' || c == '/' || Character.isISOControl(c))) {
            throw GeneralError.BAD_REQUEST.at("/name",
                    "expected 1 to " + MAX_NAME + " printable characters without dot and slash");
        }
        return name;
    }

    /** Fails with 400 naming the field. */
    static @Nullable List<String> scopes(String field, @Nullable List<@Nullable String> scopes) {
        if (scopes == null) {
            return null;
        }
        if (scopes.size() > MOST_SCOPES || scopes.stream().anyMatch(scope -> scope == null
                || !scope.matches("[\\x21-\\x7e]{1,2048}"))) {
            throw GeneralError.BAD_REQUEST.at(field, "expected at most 100 texts without spaces");
        }
        return scopes.stream().map(String::valueOf).distinct().toList();
    }
}
