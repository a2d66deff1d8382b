package io.mooring.connection.consent;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.connection.IdSource;
import io.mooring.connection.OneTimeToken;
import io.mooring.connection.authconfig.App;
import io.mooring.connection.authconfig.PublicConfig;
import io.mooring.connection.authconfig.ReturnUrls;
import io.mooring.connection.credential.Credentials;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.ConnectionStore;
import io.mooring.connection.link.Owner;
import io.smallrye.mutiny.Uni;

/** Makes the links that browsers begin with, in the caller's transaction. */
@ApplicationScoped
class Links {

    static final String START = "/api/oauth/start/";

    private static final String FIND = "select id from app.connection where tenant = ?1 and integration = ?2"
            + " and owner = ?3 and coalesce(user_id, '') = ?4 and name = ?5"
            + " and status not in ('REVOKING', 'REVOKED', 'ABANDONED', 'FAILED')";
    private static final String POSTPONE = "update app.connection set due_at = ?3 where tenant = ?1 and id = ?2"
            + " and status = 'PENDING'";
    private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {
    };
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConsentStore store;
    private final ConnectionStore connections;
    private final Credentials credentials;
    private final ReturnUrls returnUrls;
    private final Site site;
    private final ConsentConfig config;

    Links(ConsentStore store, ConnectionStore connections, Credentials credentials, ReturnUrls returnUrls, Site site,
            ConsentConfig config) {
        this.store = store;
        this.connections = connections;
        this.credentials = credentials;
        this.returnUrls = returnUrls;
        this.site = site;
        this.config = config;
    }

    /** Where we are, and what nobody can guess. Without proxy, for its outer class reads its fields. */
    @Singleton
    static class Site {

        private final PublicConfig address;
        private final IdSource ids;
        private final RandomGenerator random;

        Site(PublicConfig address, IdSource ids, RandomGenerator random) {
            this.address = address;
            this.ids = ids;
            this.random = random;
        }
    }

    /** What a caller asked for. */
    record Wish(@Nullable List<String> scopes, @Nullable String returnUrl, Map<String, String> variables,
            boolean confirms, String by) {}

    /** Fails with 400. */
    Uni<Void> requireAllowed(Mutiny.Session session, String tenant, @Nullable String url) {
        return url == null || site.address.isOwnPage(url)
                ? Uni.createFrom().voidItem()
                : returnUrls.require(session, tenant, url);
    }

    /** The live connection of that owner and name. */
    Uni<Optional<Connection>> find(Mutiny.Session session, String tenant, Owner owner, String integration,
            String name) {
        return session.createNativeQuery(FIND, String.class).setParameter(1, tenant).setParameter(2, integration)
                .setParameter(3, owner.kind()).setParameter(4, owner.userId() == null ? "" : owner.userId())
                .setParameter(5, name).getResultList()
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : connections.require(session, tenant, ids.getFirst()).map(Optional::of));
    }

    /** Fails with 404. */
    Uni<Connection> lock(Mutiny.Session session, String tenant, String id) {
        return connections.require(session, tenant, id);
    }

    Connection pending(BeginConsent asked, String template, Instant now) {
        return Connection.pending(site.ids.next("conn_"), asked.owner(), asked.integration(), asked.name(), template,
                now.plus(config.life()), asked.by(), now);
    }

    /** Values for the holes in addresses, as the account brought them when it was connected. */
    Uni<Map<String, String>> variables(Mutiny.Session session, String tenant, Connection now, App app) {
        if (now.status() == ConnectionStatus.PENDING || app.facts() == null) {
            return Uni.createFrom().item(Map.of());
        }
        return credentials.inputs(session, tenant, now.id()).map(inputs -> {
            Map<String, String> own = new HashMap<>();
            app.facts().inputs().stream().filter(field -> inputs.values().containsKey(field.name()))
                    .forEach(field -> own.put(field.name(), String.valueOf(inputs.values().get(field.name()))));
            return own;
        });
    }

    Uni<Begun> make(Mutiny.Session session, String tenant, Connection connection, App app, boolean replace, Wish wish,
            Instant now) {
        OneTimeToken token = OneTimeToken.next(tenant, site.random);
        ConsentRow row = new ConsentRow();
        row.tenant = tenant;
        row.id = site.ids.next("cs_");
        row.connection = connection.id();
        row.authConfig = app.id();
        row.renews = connection.status() != ConnectionStatus.PENDING;
        row.replaces = replace;
        row.userId = connection.userId();
        row.returnUrl = wish.returnUrl();
        row.confirms = wish.confirms();
        row.scopes = (wish.scopes() == null ? app.scopes() : wish.scopes()).toArray(String[]::new);
        row.variables = write(wish.variables());
        row.redirectUri = app.redirectUri();
        row.startHash = token.hash();
        row.expiresAt = now.plus(config.life());
        row.createdAt = now;
        row.createdBy = wish.by();
        return store.record(session, row).call(() -> postpone(session, row)).replaceWith(() -> begun(row, token));
    }

    /** A new link in place of the one before. */
    Begun again(ConsentRow row) {
        OneTimeToken token = OneTimeToken.next(row.tenant, site.random);
        row.startHash = token.hash();
        return begun(row, token);
    }

    private Begun begun(ConsentRow row, OneTimeToken token) {
        return new Begun(site.address.at(START + token.text()), row.connection, row.expiresAt);
    }

    /** One that waits for its first consent is given up with its newest link, not with its first. */
    private static Uni<Void> postpone(Mutiny.Session session, ConsentRow row) {
        return session.createNativeQuery(POSTPONE).setParameter(1, row.tenant).setParameter(2, row.connection)
                .setParameter(3, row.expiresAt).executeUpdate().replaceWithVoid();
    }

    Uni<Void> forget(Mutiny.Session session, String tenant, Instant before) {
        return store.forget(session, tenant, before);
    }

    private static String write(Map<String, String> variables) {
        try {
            return JSON.writeValueAsString(variables);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("variables can't be written as JSON", impossible);
        }
    }

    static Map<String, String> variables(ConsentRow row) {
        try {
            return JSON.readValue(row.variables, MAP);
        } catch (JsonProcessingException misfit) {
            throw new IllegalStateException("column variables is not the JSON it was written as", misfit);
        }
    }
}
