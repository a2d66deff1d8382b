package io.mooring.catalog.source;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.catalog.CatalogError;
import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * How many bytes of documents may be in work at the same time: in a request's body, fetched, waiting, being compiled or
 * stored. No tenant gets all of it, so that one whose documents never arrive holds up nobody else.
 */
@ApplicationScoped
public class Room {

    /** Some of the room; not for two threads at once. */
    public final class Claim {

        private final String tenant;
        private long bytes;
        private boolean refused;

        private Claim(String tenant) {
            this.tenant = tenant;
        }

        /** Fails with 503 when there is no more room; then the claim stays as it was. */
        void resize(long wanted) {
            if (!take(wanted)) {
                throw full();
            }
        }

        /** Grows until it holds so many bytes; no when there is no more room. */
        boolean holds(long wanted) {
            refused = wanted > bytes && !take(wanted);
            return !refused;
        }

        /** Whether there was no room when it should grow last. */
        boolean isRefused() {
            return refused;
        }

        /** Once is enough. */
        public void release() {
            take(0);
        }

        private boolean take(long wanted) {
            boolean fits = add(tenant, wanted - bytes);
            bytes = fits ? wanted : bytes;
            return fits;
        }
    }

    private final long most;
    private final long mostOfTenant;
    private final AtomicLong taken = new AtomicLong();
    private final Map<String, Long> takenByTenant = new ConcurrentHashMap<>();

    Room(OpenApiConfig config) {
        this.most = config.maxInWork().asLongValue();
        this.mostOfTenant = config.maxInWorkPerTenant().asLongValue();
    }

    /** Fails with 503 when there is not so much room. */
    public Claim claim(String tenant, long bytes) {
        Claim claim = new Claim(tenant);
        claim.resize(bytes);
        return claim;
    }

    static HttpProblem full() {
        return CatalogError.SPECS_WAITING.because("expected fewer documents in work; try again soon");
    }

    private boolean add(String tenant, long more) {
        long all = taken.addAndGet(more);
        long own = addOwn(tenant, more);
        boolean fits = more <= 0 || all <= most && own <= mostOfTenant;
        if (!fits) {
            taken.addAndGet(-more);
            addOwn(tenant, -more);
        }
        return fits;
    }

    /** A tenant without documents in work leaves no trace. */
    private long addOwn(String tenant, long more) {
        Long sum = takenByTenant.merge(tenant, more, (before, added) -> before + added == 0 ? null : before + added);
        return sum == null ? 0 : sum;
    }
}
