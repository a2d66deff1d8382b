/**
 * Events as they are on the wire: Avro in the Confluent format, CloudEvents in the headers.
 *
 * <p>Reads: the schema registry. Leaves: encoded records, decoded events.
 */
@NullMarked
package io.mooring.contracts.event;

import org.jspecify.annotations.NullMarked;
