package io.mooring.catalog.openapi;

import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.catalog.CatalogError;

/** How many bytes of documents may be in work at the same time: fetched, waiting or being compiled. */
@ApplicationScoped
class Room {

    /** Some of the room; not for two threads at once. */
    final class Claim {

        private long bytes;

        /** Fails with 503 when there is no more room; then the claim stays as it was. */
        void resize(long wanted) {
            long more = wanted - bytes;
            if (taken.addAndGet(more) > most && more > 0) {
                taken.addAndGet(-more);
                throw CatalogError.SPECS_WAITING.because("expected fewer documents in work; try again soon");
            }
            bytes = wanted;
        }

        /** Once is enough. */
        void release() {
            resize(0);
        }
    }

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    Room(OpenApiConfig config) {
        this.most = config.maxInWork().asLongValue();
    }

    /** Fails with 503 when there is not so much room. */
    Claim claim(long bytes) {
        Claim claim = new Claim();
        claim.resize(bytes);
        return claim;
    }
}
