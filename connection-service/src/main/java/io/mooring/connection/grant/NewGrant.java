package io.mooring.connection.grant;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.link.Owner;

/**
 * What somebody wants a connection for that needs no browser.
 *
 * @param config id of the auth config; null: the one people sign in with
 * @param scopes null: those of the auth config
 * @param variables values for the holes in the provider's addresses
 * @param by who asks
 */
public record NewGrant(Owner owner, String name, IntegrationView view, AuthMethod method, @Nullable String config,
        @Nullable List<String> scopes, Map<String, @Nullable String> variables, String by) {}
