package io.mooring.connection.authconfig;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.IdSource;
import io.mooring.connection.clienthealth.ClientHealth;
import io.mooring.connection.clienthealth.ClientHealths;
import io.mooring.connection.credential.SealedTexts;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** Keeps auth configs; their secrets go in and never come out to a caller. */
@ApplicationScoped
class AuthConfigs {

    private final Transactions transactions;
    private final AuthConfigStore store;
    private final SealedTexts secrets;
    private final ClientHealths healths;
    private final Surroundings surroundings;

    AuthConfigs(Transactions transactions, AuthConfigStore store, SealedTexts secrets, ClientHealths healths,
            Surroundings surroundings) {
        this.transactions = transactions;
        this.store = store;
        this.secrets = secrets;
        this.healths = healths;
        this.surroundings = surroundings;
    }

    /** Where and when. Without proxy, for its outer class reads its fields. */
    @Singleton
    static class Surroundings {

        private final PublicConfig site;
        private final IdSource ids;
        private final Clock clock;

        Surroundings(PublicConfig site, IdSource ids, Clock clock) {
            this.site = site;
            this.ids = ids;
            this.clock = clock;
        }
    }

    /** A config as it is, and how its client does. */
    record Known(AuthConfigRow row, ClientHealth health) {}

    /** A config, and whether it is new. */
    record Kept(AuthConfigRow row, boolean made) {}

    /**
     * Keeps a blueprint; one of the same app and client is brought up to date instead, so that a repeated request does no
     * harm. Fails with 409 when the app has a config of another client.
     *
     * @param secret null: none, or the one there is
     */
    Uni<Kept> keep(String tenant, Blueprint made, @Nullable String secret, String origin, String by) {
        return transactions.in(tenant, session -> {
            AuthConfigRow row = new AuthConfigRow(tenant, surroundings.ids.next("ac_"), made, origin, by, now());
            return store.record(session, row).chain(added -> added
                    ? store.requireAndLock(session, tenant, row.id)
                            .chain(kept -> take(session, kept, made, secret)).map(kept -> new Kept(kept, true))
                    : again(session, tenant, made, secret, origin));
        });
    }

    private Uni<Kept> again(Mutiny.Session session, String tenant, Blueprint made, @Nullable String secret,
            String origin) {
        return store.requireId(session, tenant, made.target().app())
                .chain(id -> store.requireAndLock(session, tenant, id)).chain(there -> {
                    if (!origin.equals("manual")) { // two registered us at the same time: the first one stays
                        return Uni.createFrom().item(there);
                    }
                    if (!there.clientId.equals(made.clientId())) {
                        throw ConnectionError.AUTH_CONFIG_EXISTS.at("/app",
                                "an app without auth config; change or remove " + there.id);
                    }
                    return take(session, there, made, secret);
                }).map(there -> new Kept(there, false));
    }

    /** Whoever is connected by it stays so, and nobody else will be. */
    Uni<Void> supersede(String tenant, String id) {
        return transactions.in(tenant, session -> store.supersede(session, tenant, id, now()));
    }

    /** The id of the client we were at this authorization server before, from now on the app's again. */
    Uni<Optional<String>> restore(String tenant, String app, @Nullable String issuer) {
        return transactions.in(tenant, session -> store.findSuperseded(session, tenant, app)
                .map(rows -> rows.stream().filter(row -> row.isAt(issuer)).map(row -> row.id).findFirst())
                .call(former -> former.map(id -> store.restore(session, tenant, id, now()))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    /** Fails with 404, or with 400 naming the field. */
    Uni<AuthConfigRow> change(String tenant, String id, AuthConfigBody body, Apps apps) {
        return transactions.in(tenant, session -> store.requireAndLock(session, tenant, id)
                .chain(row -> take(session, row, apps.blueprint(row).with(body, surroundings.site),
                        Blueprint.secret(body.clientSecret()))));
    }

    private Uni<AuthConfigRow> take(Mutiny.Session session, AuthConfigRow row, Blueprint content,
            @Nullable String secret) {
        boolean other = secret != null || !content.clientId().equals(row.clientId);
        row.take(content, now());
        Uni<AuthConfigRow> sealed = secret == null
                ? Uni.createFrom().item(row)
                : secrets.seal(session, row.tenant, row.id, secret).invoke(bytes -> row.secretSealed = bytes)
                        .replaceWith(row);
        return sealed.call(session::flush).call(() -> other
                ? healths.forget(session, row.tenant, row.id)
                : Uni.createFrom().voidItem());
    }

    Uni<List<Known>> list(String tenant, Cursor cursor) {
        return transactions.in(tenant, session -> store.findPage(session, tenant, cursor)
                .chain(rows -> healths.find(session, tenant, rows.stream().map(row -> row.id).toList())
                        .map(known -> rows.stream().map(row -> new Known(row, known.get(row.id))).toList())));
    }

    /** Fails with 404. */
    Uni<Known> require(String tenant, String id) {
        return transactions.in(tenant, session -> store.require(session, tenant, id)
                .chain(row -> healths.find(session, tenant, id).map(health -> new Known(row, health))));
    }

    /** Fails with 404, or with 409 while connections need it to be refreshed. */
    Uni<Void> remove(String tenant, String id) {
        return transactions.in(tenant, session -> store.requireAndLock(session, tenant, id)
                .call(() -> store.countUses(session, tenant, id).invoke(AuthConfigs::requireUnused))
                .chain(session::remove));
    }

    private static void requireUnused(long uses) {
        if (uses > 0) {
            throw ConnectionError.AUTH_CONFIG_IN_USE
                    .because(uses + (uses == 1 ? " connection needs it" : " connections need it") + "; remove first");
        }
    }

    private Instant now() {
        return surroundings.clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
