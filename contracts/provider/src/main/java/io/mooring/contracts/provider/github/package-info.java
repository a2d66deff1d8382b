/**
 * GitHub.
 *
 * <p>Reads: {@code shipped/github.json}. Leaves: its facts.
 */
@NullMarked
package io.mooring.contracts.provider.github;

import org.jspecify.annotations.NullMarked;
