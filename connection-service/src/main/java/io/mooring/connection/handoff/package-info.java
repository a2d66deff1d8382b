/**
 * The hosted connect page: what a person sees who follows the link of a connect session. Plain HTML made here, for every
 * browser, with no script and nothing of third parties.
 *
 * <p>Reads: the browser's cookie and forms, sessions, the integration view. Leaves: connections, by the doors of {@code intake},
 * {@code consent} and {@code database}.
 */
@NullMarked
package io.mooring.connection.handoff;

import org.jspecify.annotations.NullMarked;
