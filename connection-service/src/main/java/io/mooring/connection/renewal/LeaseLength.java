package io.mooring.connection.renewal;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.connection.oauth.OAuthConfig;
import io.mooring.connection.probe.ScheduleConfig;
import io.quarkus.runtime.Startup;

/** Refuses to start where a lease could end while its holder still waits: two would use one refresh token then. */
@Startup
@ApplicationScoped
class LeaseLength {

    LeaseLength(ScheduleConfig schedule, OAuthConfig oauth) {
        require(schedule.lease(), oauth.timeout());
    }

    static void require(Duration lease, Duration timeout) {
        if (lease.compareTo(timeout.multipliedBy(2)) < 0) {
            throw new IllegalStateException("connection.schedule.lease is " + lease
                    + ", expected at least twice connection.oauth.timeout, which is " + timeout);
        }
    }
}
