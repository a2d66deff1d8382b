/**
 * Databases: integrations whose tools are known before anybody connects one.
 *
 * <p>Reads: the facts of {@code contracts/provider} and the tools of each database beside this. Leaves: drafts.
 */
@NullMarked
package io.mooring.catalog.database;

import org.jspecify.annotations.NullMarked;
