/**
 * Gmail.
 *
 * <p>Reads: {@code shipped/gmail.json}, {@code tools.json}. Leaves: its facts and tools.
 */
@NullMarked
package io.mooring.contracts.provider.google.gmail;

import org.jspecify.annotations.NullMarked;
