/**
 * Who is calling: a platform with an API key, an agent with its token, a person or service with a Keycloak token.
 *
 * <p>Reads: topics {@code state.api-key}, {@code state.agent}, bearer tokens. Leaves: a {@link io.mooring.contracts.caller.Caller}.
 */
@NullMarked
package io.mooring.contracts.caller;

import org.jspecify.annotations.NullMarked;
