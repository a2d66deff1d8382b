package io.mooring.connection.consent;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.link.Owner;

/**
 * What somebody wants a person's consent for.
 *
 * @param name of the connection
 * @param scopes null: those of the auth config
 * @param redirectUrl where the browser goes in the end; must be allowed; null: a page of ours
 * @param variables values for the holes in the provider's addresses
 * @param by who asks
 */
public record BeginConsent(Owner owner, String integration, String name, @Nullable List<String> scopes,
        @Nullable String redirectUrl, Map<String, @Nullable String> variables, String by) {}
