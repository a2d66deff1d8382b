/**
 * The protocol with one authorization server: asking for consent, tokens, refresh, revocation. Knows no connection and keeps
 * nothing.
 *
 * <p>Reads: facts of a provider, answers of its server. Leaves: {@link io.mooring.connection.oauth.TokenAnswer}, or a
 * {@link io.mooring.connection.oauth.TokenFailure} that says what is to be done.
 */
@NullMarked
package io.mooring.connection.oauth;

import org.jspecify.annotations.NullMarked;
