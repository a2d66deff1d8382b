package io.mooring.webhook.delivery;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;

/** Where a delivery stands. */
enum DeliveryStatus {

    PENDING, DELIVERED, UNDELIVERABLE;

    /** As it is stored and shown. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value of a query parameter. Fails with 400. */
    static @Nullable String requireText(@Nullable String text) {
        if (text != null && Arrays.stream(values()).noneMatch(status -> status.text().equals(text))) {
            throw GeneralError.BAD_REQUEST.at("status", "expected pending, delivered or undeliverable");
        }
        return text;
    }
}
