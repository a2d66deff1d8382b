/**
 * Who is calling: a platform with an API key, a person or service with a Keycloak token.
 *
 * <p>Reads: topic {@code state.api-key}, bearer tokens. Leaves: a {@link io.mooring.contracts.caller.Caller}.
 */
@NullMarked
package io.mooring.contracts.caller;

import org.jspecify.annotations.NullMarked;
