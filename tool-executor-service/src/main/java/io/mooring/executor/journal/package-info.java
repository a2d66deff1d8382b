/**
 * The journal: a call is a fact on Kafka before its caller gets an answer.
 *
 * <p>
 * Reads: calls and how they ended. Leaves: {@code tool.started}, {@code tool.invoked}; nothing else here sends to Kafka.
 */
@NullMarked
package io.mooring.executor.journal;

import org.jspecify.annotations.NullMarked;
