/**
 * The one door of the local stack: routes by path, balances over replicas, streams both ways.
 * Reads: {@code routes.json} and the upstreams {@code up} writes. Leaves: nothing.
 */
@NullMarked
package io.mooring.local.gateway;

import org.jspecify.annotations.NullMarked;
