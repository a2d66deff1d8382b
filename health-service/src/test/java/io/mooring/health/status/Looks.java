package io.mooring.health.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.mooring.health.signal.Finding;
import io.mooring.health.signal.Observation;

/** Observations a second apart, written oldest first. */
final class Looks {

    static final Thresholds THRESHOLDS = new Thresholds(20, Duration.ofMinutes(15), 3, 3, Duration.ofSeconds(5), 5);
    static final Instant START = Instant.parse("2026-01-02T03:00:00Z");

    private final List<Observation> oldestFirst = new ArrayList<>();
    private Instant now = START;

    Looks worked(int times) {
        return worked(times, 80);
    }

    Looks worked(int times, long millis) {
        for (int i = 0; i < times; i++) {
            add("c1", Finding.WORKED, millis, 200);
        }
        return this;
    }

    Looks worked(String connection) {
        return add(connection, Finding.WORKED, 80, 200);
    }

    Looks faulty(int times, int status) {
        for (int i = 0; i < times; i++) {
            add("c1", Finding.FAULTY, 80, status);
        }
        return this;
    }

    Looks unreachable(int times) {
        for (int i = 0; i < times; i++) {
            add("c1", Finding.UNREACHABLE, 80, null);
        }
        return this;
    }

    Looks refused(String connection, int status) {
        return add(connection, Finding.REFUSED, 80, status);
    }

    Looks activated(String connection) {
        return add(connection, Finding.ACTIVATED, 0, null);
    }

    Looks later(Duration pause) {
        now = now.plus(pause);
        return this;
    }

    private Looks add(String connection, Finding finding, long millis, Integer status) {
        now = now.plusSeconds(1);
        oldestFirst.add(new Observation("github", connection, now, finding, millis, status));
        return this;
    }

    List<Observation> newestFirst() {
        return oldestFirst.reversed();
    }
}
