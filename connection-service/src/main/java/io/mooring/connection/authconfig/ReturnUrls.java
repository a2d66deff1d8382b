package io.mooring.connection.authconfig;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.IdSource;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Where browsers may be sent after consent: a list of a tenant's own, compared character by character. */
@ApplicationScoped
public class ReturnUrls {

    private static final int MAX = 2048;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String INSERT = "insert into app.return_url (tenant, id, url, created_at, created_by)"
            + " values (?1, ?2, ?3, ?4, ?5) on conflict on constraint return_url_url do nothing";

    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;
    private final boolean loopback;

    ReturnUrls(Transactions transactions, IdSource ids, Clock clock, ReturnUrlConfig config, PublicConfig site) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.loopback = config.loopback().orElse(LOOPBACK.contains(String.valueOf(site.url().getHost())));
    }

    /** Fails with 400 naming the field when the tenant has not allowed exactly this one. */
    public Uni<Void> require(Mutiny.Session session, String tenant, String url) {
        return find(session, tenant, url).invoke(found -> {
            if (found == null) {
                throw GeneralError.BAD_REQUEST.at("/redirect_url",
                        "expected one of the allowed URLs, exactly; see /api/oauth/redirects");
            }
        }).replaceWithVoid();
    }

    /** Adds one; one that is there is answered as it is. Fails with 400. */
    Uni<ReturnUrlRow> allow(String tenant, @Nullable String url, String by) {
        String checked = check(url, loopback);
        return transactions.in(tenant, session -> session.createNativeQuery(INSERT).setParameter(1, tenant)
                .setParameter(2, ids.next("ru_")).setParameter(3, checked).setParameter(4, clock.instant())
                .setParameter(5, by).executeUpdate().chain(() -> find(session, tenant, checked)));
    }

    Uni<List<ReturnUrlRow>> list(String tenant, Cursor cursor) {
        return transactions.in(tenant, session -> session
                .createSelectionQuery("from ReturnUrlRow where tenant = ?1 and id > ?2 order by id",
                        ReturnUrlRow.class)
                .setParameter(1, tenant).setParameter(2, cursor.after() == null ? "" : cursor.after())
                .setMaxResults(cursor.fetch()).getResultList());
    }

    /** Fails with 404. */
    Uni<Void> remove(String tenant, String id) {
        return transactions.in(tenant, session -> session.find(ReturnUrlRow.class, new ReturnUrlRow.Key(tenant, id))
                .onItem().ifNull().failWith(() -> GeneralError.NOT_FOUND.because("there is no such URL"))
                .chain(session::remove));
    }

    private static Uni<ReturnUrlRow> find(Mutiny.Session session, String tenant, String url) {
        return session.createSelectionQuery("from ReturnUrlRow where tenant = ?1 and url = ?2", ReturnUrlRow.class)
                .setParameter(1, tenant).setParameter(2, url).getSingleResultOrNull();
    }

    /**
     * https, or http on the browser's own machine; nothing that reads differently to people, browsers and us.
     *
     * @param loopback whether the latter is welcome
     */
    static String check(@Nullable String url, boolean loopback) {
        if (url != null && url.length() <= MAX
                && url.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\' && c != '*')) {
            try {
                URI uri = URI.create(url);
                boolean safe = "https".equals(uri.getScheme())
                        || loopback && "http".equals(uri.getScheme()) && uri.getHost() != null
                                && LOOPBACK.contains(uri.getHost());
                if (safe && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                    return url;
                }
            } catch (IllegalArgumentException notAUrl) {
                throw refused();
            }
        }
        throw refused();
    }

    private static RuntimeException refused() {
        return GeneralError.BAD_REQUEST.at("/url", "expected a URL of https, without user, fragment and wildcard;"
                + " http for localhost alone, where the installation allows it");
    }
}
