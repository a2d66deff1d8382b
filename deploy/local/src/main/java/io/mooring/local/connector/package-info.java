/**
 * One Debezium outbox connector for each service.
 * Reads: the publication a service's migration made. Leaves: a running connector, and with it the replication slot.
 */
@NullMarked
package io.mooring.local.connector;

import org.jspecify.annotations.NullMarked;
