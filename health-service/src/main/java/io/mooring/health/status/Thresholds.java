package io.mooring.health.status;

import java.time.Duration;

/** The numbers of {@link StatusConfig}, as a value. */
record Thresholds(int observations, Duration period, int outage, int recovery, Duration slow, int slowCalls) {}
