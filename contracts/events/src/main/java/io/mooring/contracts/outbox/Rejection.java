package io.mooring.contracts.outbox;

import io.smallrye.reactive.messaging.kafka.KafkaRecord;

/** A record that can't be taken in, and why. */
record Rejection<V>(KafkaRecord<String, V> message, Throwable reason) {}
