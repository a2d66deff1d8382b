/**
 * GitHub.
 *
 * <p>Reads: {@code shipped/github.json}, {@code tools.json}. Leaves: its facts, its tools, what its webhooks say.
 */
@NullMarked
package io.mooring.contracts.provider.github;

import org.jspecify.annotations.NullMarked;
