/**
 * MongoDB: one command that only reads.
 *
 * <p>
 * Reads: a command in JSON, or its parts. Leaves: documents as JSON.
 */
@NullMarked
package io.mooring.executor.database.mongo;

import org.jspecify.annotations.NullMarked;
