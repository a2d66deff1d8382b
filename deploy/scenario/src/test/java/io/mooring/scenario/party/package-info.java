/**
 * Those around Mooring: callers with their tenants and keys, people with tokens, upstream APIs, providers, subscribers.
 *
 * <p>Reads: where the stack listens. Leaves: what they sent and saw.
 */
@NullMarked
package io.mooring.scenario.party;

import org.jspecify.annotations.NullMarked;
