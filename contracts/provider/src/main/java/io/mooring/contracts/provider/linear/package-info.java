/**
 * Linear.
 *
 * <p>Reads: {@code shipped/linear.json}, {@code tools.json}. Leaves: its facts, its tools, what its webhooks say.
 */
@NullMarked
package io.mooring.contracts.provider.linear;

import org.jspecify.annotations.NullMarked;
