package io.mooring.connection.grant;

import java.util.List;
import java.util.stream.Stream;

import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.link.Connection;

/**
 * A connection that is to be granted anew without a browser.
 *
 * @param mayReplace whether it may become another account's
 */
public record NewerGrant(Connection now, IntegrationView view, AuthMethod method, boolean mayReplace) {

    /** As the first time. */
    List<String> scopes() {
        return Stream.concat(now.grant().scopes().stream(), now.grant().missingScopes().stream()).distinct().toList();
    }
}
