/**
 * Which actions of a provider are granted on a connection, and how far: tenant-wide, to one user, on one resource.
 *
 * <p>Reads: requests of operators, the providers' actions. Leaves: rows of {@code app.publication},
 * {@code state.publication}.
 */
@NullMarked
package io.mooring.webhook.publication;

import org.jspecify.annotations.NullMarked;
