package io.mooring.webhook.connectionview;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.smallrye.mutiny.Uni;

/** Reads the copy of connections. */
@ApplicationScoped
public class ConnectionViewStore {

    private static final String BY_ACCOUNT = "select c.id, case when i.provider = any(cast(?3 as text[]))"
            + " then i.provider else i.family end, c.account_id"
            + " from app.connection_view c join app.integration_view i on i.tenant = c.tenant"
            + " and i.slug = c.integration where c.tenant = ?1 and c.account_id = any(cast(?2 as text[]))"
            + " and (i.provider = any(cast(?3 as text[])) or i.family = any(cast(?3 as text[])))"
            + " and c.status not in ('PENDING', 'VERIFYING', 'REVOKING', 'REVOKED', 'ABANDONED', 'FAILED')";

    /** Those of these accounts at one of these providers. */
    public Uni<List<ConnectionView>> ofAccounts(Mutiny.Session session, String tenant, Set<String> accounts,
            Set<String> providers) {
        return accounts.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createNativeQuery(BY_ACCOUNT, Object[].class).setParameter(1, tenant)
                        .setParameter(2, accounts.toArray(String[]::new))
                        .setParameter(3, providers.toArray(String[]::new)).getResultList()
                        .map(rows -> rows.stream().map(row -> new ConnectionView((String) row[0], (String) row[1],
                                (String) row[2])).toList());
    }
}
