/**
 * This service's copy of the catalog's integrations.
 *
 * <p>Reads: {@code state.integration} records. Leaves: table {@code integration_view}.
 */
@NullMarked
package io.mooring.health.integrationview;

import org.jspecify.annotations.NullMarked;
