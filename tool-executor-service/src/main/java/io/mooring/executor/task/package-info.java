/**
 * Tasks (extension {@code io.modelcontextprotocol/tasks}) that MCP servers begin instead of answering a call: what they are called
 * here, and whose they are.
 *
 * <p>
 * Reads: results of calls. Leaves: the same under another id, rows that say what it stands for.
 */
@NullMarked
package io.mooring.executor.task;

import org.jspecify.annotations.NullMarked;
