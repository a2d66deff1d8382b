package io.mooring.connection.probe;

import java.util.random.RandomGenerator;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The schedule of this installation. */
final class Schedules {

    @Produces
    @Singleton
    Schedule configured(ScheduleConfig config, RandomGenerator dice) {
        return new Schedule(config.ahead(), config.retryFirst(), config.retryLongest(), dice);
    }
}
