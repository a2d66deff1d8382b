package io.mooring.webhook.provider;

import java.time.Duration;
import java.time.Instant;

import io.mooring.contracts.provider.webhook.Freshness;
import io.mooring.webhook.provider.Verdict.Refusal;

/** Refuses what was signed too long ago, or has yet to be. */
record Timeliness(Freshness freshness) {

    /** Fails with {@link Refused}. */
    void require(String text, Instant now) {
        Instant signed = freshness.parse(text).orElseThrow(
                () -> new Refused(Refusal.MALFORMED, "expected " + freshness.from() + " to be a time in " + freshness
                        .unit()));
        if (freshness.isStale(signed, now)) {
            throw new Refused(Refusal.STALE, "timestamp " + Duration.between(signed, now).toSeconds()
                    + " s old, at most " + freshness.windowSeconds() + " s are taken");
        }
        if (freshness.isAhead(signed, now)) {
            throw new Refused(Refusal.AHEAD, "timestamp " + Duration.between(now, signed).toSeconds()
                    + " s ahead of our clock");
        }
    }
}
