package io.mooring.connection.grant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.mooring.connection.authconfig.App;
import io.mooring.connection.credential.Inputs;
import io.mooring.connection.link.Grant;
import io.mooring.connection.oauth.TokenAnswer;

/**
 * What a provider granted, as it is kept; printed without the secrets.
 *
 * @param own values the account brought: those for holes in addresses, those of the callback
 * @param asked scopes
 */
public record Granted(App app, TokenAnswer answer, Map<String, String> own, List<String> asked) {

    /** Scopes about who signs in; servers leave them out of their answers as they like. */
    private static final Set<String> ABOUT_THE_PERSON = Set.of("openid", "profile", "email", "offline_access");
    private static final String TOKEN = "token";

    /** What placements render. */
    public Inputs inputs() {
        Map<String, String> values = new HashMap<>(app.variables(own));
        values.putAll(answer.captures());
        if (answer.userToken() != null) {
            values.put("user_token", answer.userToken());
        }
        values.put(TOKEN, answer.accessToken());
        return new Inputs(values);
    }

    /** Of the app's auth config; of none when the app has none. */
    public Grant grant() {
        List<String> scopes = answer.scopes() == null ? asked : answer.scopes();
        List<String> missing = asked.stream()
                .filter(scope -> !scopes.contains(scope) && !ABOUT_THE_PERSON.contains(scope)).toList();
        return new Grant(app.id().isEmpty() ? null : app.id(), scopes, missing, answer.expiresAt(),
                answer.refreshExpiresAt());
    }

    @Override
    public String toString() {
        return "Granted[" + app.id() + "]";
    }
}
