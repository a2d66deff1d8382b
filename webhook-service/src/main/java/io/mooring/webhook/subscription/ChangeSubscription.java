package io.mooring.webhook.subscription;

import org.jspecify.annotations.Nullable;

/** Holds deliveries back, or lets them go on. */
record ChangeSubscription(@Nullable Boolean disabled) {}
