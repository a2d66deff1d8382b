/**
 * Events in from providers, events out to subscribers. The root package is vocabulary: what every feature speaks.
 */
@NullMarked
package io.mooring.webhook;

import org.jspecify.annotations.NullMarked;
