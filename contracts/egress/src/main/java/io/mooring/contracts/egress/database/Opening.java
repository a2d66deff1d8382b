package io.mooring.contracts.egress.database;

import io.vertx.core.Future;

/**
 * Something that is being opened.
 *
 * @param end gives up, and closes what is open so far
 */
record Opening<T>(Future<T> opened, Runnable end) {}
