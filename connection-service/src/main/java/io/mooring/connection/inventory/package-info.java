/**
 * What there is, for operators: the catalog, and connected accounts by user.
 *
 * <p>Reads: the copy of the catalog, connections. Leaves: answers.
 */
@NullMarked
package io.mooring.connection.inventory;

import org.jspecify.annotations.NullMarked;
