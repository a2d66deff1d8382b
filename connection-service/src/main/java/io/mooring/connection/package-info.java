/**
 * Who may act as whom. The root package is vocabulary: what every feature speaks.
 */
@NullMarked
package io.mooring.connection;

import org.jspecify.annotations.NullMarked;
