/**
 * This service's copy of the catalog: which integrations there are and how one authenticates against them.
 *
 * <p>Reads: state records of the catalog. Leaves: table {@code integration_view}.
 */
@NullMarked
package io.mooring.connection.integrationview;

import org.jspecify.annotations.NullMarked;
