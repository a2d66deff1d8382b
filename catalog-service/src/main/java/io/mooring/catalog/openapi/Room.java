package io.mooring.catalog.openapi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.catalog.CatalogError;

/**
 * How many bytes of documents may be in work at the same time: fetched, waiting or being compiled. No tenant gets all of
 * it, so that one whose documents never arrive holds up nobody else.
 */
@ApplicationScoped
class Room {

    /** Some of the room; not for two threads at once. */
    final class Claim {

        private final String tenant;
        private long bytes;

        private Claim(String tenant) {
            this.tenant = tenant;
        }

        /** Fails with 503 when there is no more room; then the claim stays as it was. */
        void resize(long wanted) {
            long more = wanted - bytes;
            take(tenant, more);
            bytes = wanted;
        }

        /** Once is enough. */
        void release() {
            resize(0);
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
    Claim claim(String tenant, long bytes) {
        Claim claim = new Claim(tenant);
        claim.resize(bytes);
        return claim;
    }

    private void take(String tenant, long more) {
        long all = taken.addAndGet(more);
        long own = add(tenant, more);
        if (more > 0 && (all > most || own > mostOfTenant)) {
            taken.addAndGet(-more);
            add(tenant, -more);
            throw CatalogError.SPECS_WAITING.because(own > mostOfTenant
                    ? "expected fewer documents of this tenant in work; try again soon"
                    : "expected fewer documents in work; try again soon");
        }
    }

    /** A tenant without documents in work leaves no trace. */
    private long add(String tenant, long more) {
        Long sum = takenByTenant.merge(tenant, more, (before, added) -> before + added == 0 ? null : before + added);
        return sum == null ? 0 : sum;
    }
}
