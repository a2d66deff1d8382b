package io.mooring.executor.toolview;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.executor.ExecutorError;
import io.smallrye.mutiny.Uni;

/** Reads the copy of integrations. */
@ApplicationScoped
public class IntegrationViewStore {

    public Uni<Optional<IntegrationView>> find(Mutiny.Session session, String tenant, String slug) {
        return session.find(IntegrationRow.class, new IntegrationRow.Key(tenant, slug))
                .map(row -> Optional.ofNullable(row).map(found -> new IntegrationView(found.slug, found.kind,
                        found.configRevision, found.runtime, found.version)));
    }

    /** Fails with 503 when it has not arrived: its tools have, so it will. */
    public Uni<IntegrationView> require(Mutiny.Session session, String tenant, String slug) {
        return find(session, tenant, slug).map(found -> found.orElseThrow(
                () -> ExecutorError.TOOL_NOT_READY.because("integration " + slug + " has not arrived")));
    }
}
