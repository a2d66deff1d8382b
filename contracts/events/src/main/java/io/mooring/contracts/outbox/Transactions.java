package io.mooring.contracts.outbox;

import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * One unit of work on behalf of one tenant. PostgreSQL's row-level security sees the tenant too, so that a query which
 * forgot its predicate finds nothing of another's.
 */
@ApplicationScoped
public class Transactions {

    /** Run as an update: Hibernate never finds the plan of a native query that has a result again, and makes one each time. */
    private static final String SET_TENANT = "select set_config('mooring.tenant', ?1, true)";
    /** The policies of every table admit all rows for this value, which no tenant can be named. */
    private static final String ALL = "*";

    private static final Logger LOG = Logger.getLogger(Transactions.class);

    private final Mutiny.SessionFactory sessions;

    Transactions(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * Runs the work in one transaction that can only see and write rows of the tenant. Fails with 503 when the database is
     * away, and then nothing was written.
     */
    public <T> Uni<T> in(String tenant, Function<Mutiny.Session, Uni<T>> work) {
        if (ALL.equals(tenant)) { // a name may come from a token or a body; this one would open every tenant
            throw GeneralError.FORBIDDEN.because("there is no such tenant");
        }
        return seeing(tenant, work);
    }

    private <T> Uni<T> seeing(String tenant, Function<Mutiny.Session, Uni<T>> work) {
        return onEventLoop(() -> sessions.withTransaction(session -> session.createNativeQuery(SET_TENANT)
                .setParameter(1, tenant).executeUpdate().chain(() -> work.apply(session))))
                .onFailure(StoreOutage::is).transform(Transactions::unavailable)
                .onFailure(UnstorableText::is).transform(failure -> GeneralError.BAD_REQUEST
                        .because("a text has the character U+0000, which can't be kept"));
    }

    /**
     * Sessions are opened on event loops only. What is tried again after a pause, or goes on after a limit of time, comes
     * from a thread of Mutiny's, which has the caller's context but is none.
     */
    private static <T> Uni<T> onEventLoop(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            return context == null || Context.isOnEventLoopThread()
                    ? work.get()
                    : Uni.createFrom().<Void>emitter(there -> context.runOnContext(now -> there.complete(null)))
                            .chain(work::get);
        });
    }

    private static Throwable unavailable(Throwable outage) {
        LOG.warnf("the database does not answer: %s", outage.getMessage());
        return GeneralError.STORE_UNAVAILABLE.because("the database does not answer; try again");
    }

    /** For schedulers and other work of the service itself, over all tenants; never for a caller's request. */
    public <T> Uni<T> acrossTenants(Function<Mutiny.Session, Uni<T>> work) {
        return seeing(ALL, work);
    }
}
