package io.mooring.connection.lease;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Who got which credential, or not: a line in the log and the counter {@code mooring.leases}; never a value. */
@ApplicationScoped
class LeaseAudit {

    private static final Logger LOG = Logger.getLogger("io.mooring.connection.audit");

    private final MeterRegistry meters;

    LeaseAudit(MeterRegistry meters) {
        this.meters = meters;
    }

    void granted(String service, String tenant, Lease lease) {
        LOG.infof("credential leased: tenant=%s connection=%s version=%d to=%s until=%s", tenant, lease.connection(),
                lease.credentialVersion(), service, lease.expiresAt());
        count(service, "granted");
    }

    /** Tenant and connection are what the caller claims: quoted, so that they can't look like another field. */
    void refused(String service, String tenant, String connection, Throwable failure) {
        String why = failure instanceof HttpProblem problem
                ? problem.getStatusCode() + " " + problem.getDetail()
                : failure.getClass().getSimpleName();
        LOG.infof("credential refused: tenant=%s connection=%s to=%s because=%s", quoted(tenant), quoted(connection),
                service, quoted(why));
        count(service, "refused");
    }

    private void count(String service, String outcome) {
        meters.counter("mooring.leases", "service", service, "outcome", outcome).increment();
    }

    static String quoted(String claimed) {
        String cut = claimed.length() > 100 ? claimed.substring(0, 100) : claimed;
        return '"' + cut.replaceAll("[\\p{Cntrl}\"]", "?") + '"';
    }
}
