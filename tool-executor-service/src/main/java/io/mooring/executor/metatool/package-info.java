/**
 * What {@code tools/list} answers: the tools, or three that stand for many: search, describe, call. They reach what the tools
 * themselves would, and no more.
 *
 * <p>
 * Reads: {@code shelf}, {@code discovery}. Leaves: lists and results; calls of the tools meant, at {@code toolrun}.
 */
@NullMarked
package io.mooring.executor.metatool;

import org.jspecify.annotations.NullMarked;
