/**
 * What a webhook is about: code of its provider reads it, and whose it is is looked up.
 *
 * <p>Reads: events as they arrive, endpoints, the copy of connections. Leaves: events with a type, a subject, an actor.
 */
@NullMarked
package io.mooring.webhook.mapping;

import org.jspecify.annotations.NullMarked;
