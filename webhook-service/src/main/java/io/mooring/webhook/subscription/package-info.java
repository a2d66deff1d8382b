/**
 * Who wants which events, where, how, and signed with what.
 *
 * <p>Reads: requests of operators. Leaves: rows of {@code app.subscription}.
 */
@NullMarked
package io.mooring.webhook.subscription;

import org.jspecify.annotations.NullMarked;
