package io.mooring.connection.grant;

import java.util.List;
import java.util.Map;

import io.mooring.connection.authconfig.App;

/**
 * What an app is asked to be granted.
 *
 * @param own values the account brought for holes in addresses
 */
public record Asked(App app, Map<String, String> own, List<String> scopes) {

    public static Asked of(App app, NewGrant wanted) {
        return new Asked(app, app.checked(wanted.variables()),
                wanted.scopes() == null ? app.scopes() : wanted.scopes());
    }
}
