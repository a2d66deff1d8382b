package io.mooring.connection.revocation;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.MeterRegistry;
import io.mooring.connection.link.ConnectionStore.Held;
import io.mooring.connection.link.Trigger;
import io.mooring.connection.oauth.AuthorizationServer.MissingVariable;
import io.mooring.connection.oauth.RevocationClient;
import io.mooring.connection.oauth.TokenFailure;
import io.mooring.connection.probe.Schedule;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Tells a provider that a connection is over; its lease is held all the while. A lost answer is no harm: it is told again. */
@ApplicationScoped
public class Teller {

    private static final Logger LOG = Logger.getLogger(Teller.class);

    private final EndingGrants grants;
    private final RevocationClient client;
    private final Schedule schedule;
    private final Clock clock;
    private final RevocationConfig config;
    private final MeterRegistry meters;

    Teller(EndingGrants grants, RevocationClient client, Schedule schedule, Clock clock, RevocationConfig config,
            MeterRegistry meters) {
        this.grants = grants;
        this.client = client;
        this.schedule = schedule;
        this.clock = clock;
        this.config = config;
        this.meters = meters;
    }

    /** Never fails for what the provider says or for what is missing here; the connection says how it went. */
    public Uni<Void> tell(Held held) {
        return grants.open(held).chain(opened -> client.revoke(opened.server(), opened.client(), opened.tokens()))
                .map(Ending::told)
                .onFailure(TokenFailure.class).recoverWithItem(failure -> failed(held, failure))
                .onFailure(Teller::isMissing).recoverWithItem(missing -> Ending.unable(said(missing)))
                .chain(trigger -> grants.conclude(held, trigger).invoke(after -> note(held, trigger))
                        .replaceWithVoid());
    }

    private Trigger failed(Held held, TokenFailure failure) {
        return Ending.failed(held.connection(), failure, config.tries(), clock.instant(),
                asked -> schedule.retry(clock.instant(), held.connection().standing().failures(), asked));
    }

    /** Not a database that is away: then somebody tells later. */
    private static boolean isMissing(Throwable failure) {
        return failure instanceof MissingVariable
                || failure instanceof HttpProblem problem && problem.getStatusCode() < 500;
    }

    private static String said(Throwable missing) {
        String detail = missing instanceof HttpProblem problem ? problem.getDetail() : missing.getMessage();
        return detail == null ? "" : detail;
    }

    private void note(Held held, Trigger trigger) {
        String outcome = trigger instanceof Trigger.RevocationDone done ? done.reason() : "hindered";
        meters.counter("connection.revocations", "outcome", outcome).increment();
        LOG.infof("connection %s of tenant %s is being revoked: %s", held.id(), held.tenant(), outcome);
    }
}
