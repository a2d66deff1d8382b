package io.mooring.connection.consent;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.ConnectionError;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Hears from the platform whose browser it is that followed a link, before that goes on to the provider. */
@ApplicationScoped
class Confirmations {

    private final Transactions transactions;
    private final ConsentStore store;
    private final Links links;
    private final Clock clock;

    Confirmations(Transactions transactions, ConsentStore store, Links links, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Where that browser goes on. Another user's ends the link: somebody followed one that was made for somebody else. Fails
     * with 400 for another code, with 409 for another user.
     */
    Uni<Begun> confirm(String tenant, String code, String user) {
        return transactions.in(tenant, session -> store.findByCode(session, tenant, code).chain(row -> {
            if (row == null || row.usedAt != null || !clock.instant().isBefore(row.expiresAt)) {
                throw GeneralError.BAD_REQUEST.at("/code",
                        "expected the code that arrived at the redirect_url, in time");
            }
            row.confirmHash = null;
            return user.equals(row.userId) ? goOn(session, row) : end(session, row);
        })).map(begun -> begun.orElseThrow(() -> ConnectionError.OTHER_USER.at("/user_id",
                "the user the link was made for; it is void now")));
    }

    private Uni<Optional<Begun>> goOn(Mutiny.Session session, ConsentRow row) {
        row.confirmedAt = clock.instant();
        Begun begun = links.again(row);
        return session.flush().replaceWith(Optional.of(begun));
    }

    private Uni<Optional<Begun>> end(Mutiny.Session session, ConsentRow row) {
        row.usedAt = clock.instant();
        return session.flush().replaceWith(Optional.empty());
    }
}
