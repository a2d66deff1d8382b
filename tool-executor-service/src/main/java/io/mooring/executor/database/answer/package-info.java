/**
 * What every kind of database has in common: a question, its limits, the answer under them, how it fails.
 *
 * <p>
 * Reads: rows and values of the kinds. Leaves: {@code Outcome.Read}, or a failure with its word.
 */
@NullMarked
package io.mooring.executor.database.answer;

import org.jspecify.annotations.NullMarked;
