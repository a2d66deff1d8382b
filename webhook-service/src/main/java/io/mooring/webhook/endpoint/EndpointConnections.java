package io.mooring.webhook.endpoint;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.smallrye.mutiny.Uni;

/** Which connections endpoints belong to. */
@ApplicationScoped
public class EndpointConnections {

    private static final String OF = "select e.id, e.connection from app.endpoint e where e.tenant = ?1"
            + " and e.id = any(cast(?2 as text[])) and e.connection is not null";

    /** By endpoint; one that belongs to none is not in it. */
    public Uni<Map<String, String>> of(Mutiny.Session session, String tenant, Set<String> endpoints) {
        return session.createNativeQuery(OF, Object[].class).setParameter(1, tenant)
                .setParameter(2, endpoints.toArray(String[]::new)).getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1])));
    }
}
