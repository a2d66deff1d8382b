/**
 * Runs one tool call. The root package is vocabulary: what every feature speaks.
 */
@NullMarked
package io.mooring.executor;

import org.jspecify.annotations.NullMarked;
