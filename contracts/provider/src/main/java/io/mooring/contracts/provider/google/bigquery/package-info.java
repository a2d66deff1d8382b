/**
 * BigQuery.
 *
 * <p>Reads: {@code shipped/google-bigquery.json}, {@code tools.json}. Leaves: its facts and tools.
 */
@NullMarked
package io.mooring.contracts.provider.google.bigquery;

import org.jspecify.annotations.NullMarked;
