/**
 * Whether an event is wanted, by an expression on its payload.
 *
 * <p>Reads: expressions of operators, events. Leaves: yes or no.
 */
@NullMarked
package io.mooring.webhook.filter;

import org.jspecify.annotations.NullMarked;
