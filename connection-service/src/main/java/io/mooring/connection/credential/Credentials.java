package io.mooring.connection.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.credential.GrantSecrets.Previous;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.contracts.secret.Secrets;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

/** Seals the inputs of connections and renders them; bound to tenant and connection, in the caller's transaction. */
@Startup
@ApplicationScoped
public class Credentials {

    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {
    };
    private static final String DROP_PREVIOUS = "update app.credential set previous_sealed = null,"
            + " previous_until = null where previous_until <= ?1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Secrets secrets;
    private final Clock clock;

    Credentials(Secrets secrets, Clock clock) {
        secrets.requireKey();
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Keeps the credential of a connection; a former one is gone.
     *
     * @param grant what renews it; null when nothing does
     */
    public Uni<Void> keep(Mutiny.Session session, String tenant, String connection, Inputs inputs,
            @Nullable GrantSecrets grant) {
        return secrets.seal(session, tenant, connection, write(inputs.values()))
                .chain(values -> row(session, tenant, connection, values))
                .call(row -> seal(session, row, grant)).call(row -> sealPrevious(session, row, grant))
                .chain(session::flush);
    }

    private Uni<CredentialRow> row(Mutiny.Session session, String tenant, String connection, byte[] sealed) {
        return session.find(CredentialRow.class, new CredentialRow.Key(tenant, connection)).chain(there -> {
            if (there == null) {
                CredentialRow made = new CredentialRow(tenant, connection, sealed, clock.instant());
                return session.persist(made).replaceWith(made);
            }
            there.replace(sealed, clock.instant());
            return Uni.createFrom().item(there);
        });
    }

    private Uni<Void> seal(Mutiny.Session session, CredentialRow row, @Nullable GrantSecrets grant) {
        row.grantSealed = null;
        return grant == null
                ? Uni.createFrom().voidItem()
                : secrets.seal(session, row.tenant, grantOwner(row.connection), write(Kept.of(grant)))
                        .invoke(sealed -> row.grantSealed = sealed).replaceWithVoid();
    }

    /** Both columns at once, when the token is sealed: sealing asks the database, which flushes what is set before it. */
    private Uni<Void> sealPrevious(Mutiny.Session session, CredentialRow row, @Nullable GrantSecrets grant) {
        Previous previous = grant == null ? null : grant.previous();
        if (previous == null) {
            row.replacePrevious(null, null);
            return Uni.createFrom().voidItem();
        }
        return secrets.seal(session, row.tenant, previousOwner(row.connection), write(previous.token()))
                .invoke(sealed -> row.replacePrevious(sealed, previous.until())).replaceWithVoid();
    }

    /** What of a grant is sealed together; the previous token is apart, so that it can be destroyed without a key. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Kept(@Nullable String refreshToken, boolean rotated, @Nullable String previousRefreshToken,
            Map<String, String> captured, @Nullable String by, SigningKey.@Nullable Kept key) {

        static Kept of(GrantSecrets grant) {
            return new Kept(grant.refreshToken(), grant.rotated(), null, grant.captured(),
                    grant.by(), grant.key() == null ? null : grant.key().kept());
        }

        /** Those sealed before kept the previous token here: of it is only remembered that there was one. */
        GrantSecrets with(@Nullable Previous previous) {
            return new GrantSecrets(refreshToken, previous, rotated || previousRefreshToken != null, captured,
                    by, key == null ? null : key.key());
        }
    }

    /** What the connection authenticates with, for a probe or a call of this service. Fails with 409 when there is none. */
    public Uni<Inputs> inputs(Mutiny.Session session, String tenant, String connection) {
        return require(session, tenant, connection)
                .chain(row -> secrets.unseal(session, tenant, connection, row.sealed)).map(Credentials::read);
    }

    /** What renews it. Fails with 409 when nothing does. */
    public Uni<GrantSecrets> grant(Mutiny.Session session, String tenant, String connection) {
        return require(session, tenant, connection).chain(row -> {
            byte[] sealed = row.grantSealed;
            if (sealed == null) {
                throw ConnectionError.CONNECTION_NOT_ACTIVE.because("nothing renews this connection; connect again");
            }
            return secrets.unseal(session, tenant, grantOwner(connection), sealed)
                    .map(clear -> read(clear, Kept.class))
                    .chain(kept -> previous(session, row).map(previous -> kept.with(previous.orElse(null))));
        });
    }

    private Uni<Optional<Previous>> previous(Mutiny.Session session, CredentialRow row) {
        byte[] sealed = row.previousSealed;
        Instant until = row.previousUntil;
        return sealed == null || until == null || !clock.instant().isBefore(until)
                ? Uni.createFrom().item(Optional.empty())
                : secrets.unseal(session, row.tenant, previousOwner(row.connection), sealed)
                        .map(clear -> Optional.of(new Previous(read(clear, String.class), until)));
    }

    /** Destroys previous refresh tokens nobody wants any more, of all tenants; answers how many. */
    public Uni<Integer> dropPrevious(Mutiny.Session session) {
        return session.createNativeQuery(DROP_PREVIOUS).setParameter(1, clock.instant()).executeUpdate();
    }

    /** Other than that of the inputs: a sealed grant put in their column does not open. */
    private static String grantOwner(String connection) {
        return connection + "/grant";
    }

    private static String previousOwner(String connection) {
        return connection + "/previous";
    }

    /** Makes everything of them unreadable for ever. */
    public Uni<Void> destroy(Mutiny.Session session, String tenant, List<String> connections) {
        return session.createMutationQuery("delete from CredentialRow where tenant = ?1 and connection in ?2")
                .setParameter(1, tenant).setParameter(2, connections).executeUpdate().replaceWithVoid();
    }

    /** Unseals the inputs and puts them where the method says. A method without inputs needs no credential. */
    public Uni<List<RenderedPlacement>> render(Mutiny.Session session, String tenant, String connection,
            AuthMethod method) {
        if (method.inputs().isEmpty()) {
            return Uni.createFrom().item(() -> Rendering.render(method, new Inputs(Map.of())));
        }
        return require(session, tenant, connection)
                .chain(row -> secrets.unseal(session, tenant, connection, row.sealed))
                .map(clear -> Rendering.render(method, read(clear)));
    }

    /** Puts values that are not stored yet where the method says. Fails with 409 when one is missing. */
    public static List<RenderedPlacement> render(AuthMethod method, Inputs inputs) {
        return Rendering.render(method, inputs);
    }

    private static Uni<CredentialRow> require(Mutiny.Session session, String tenant, String connection) {
        return session.find(CredentialRow.class, new CredentialRow.Key(tenant, connection)).onItem().ifNull()
                .failWith(() -> ConnectionError.CONNECTION_NOT_ACTIVE
                        .because("the connection has no credential; connect again"));
    }

    private static byte[] write(Object clear) {
        try {
            return JSON.writeValueAsBytes(clear);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Inputs read(byte[] clear) {
        try {
            return new Inputs(JSON.readValue(clear, VALUES));
        } catch (IOException e) {
            throw notWhatItWas(); // no cause: it quotes
        }
    }

    private static <T> T read(byte[] clear, Class<T> type) {
        try {
            return JSON.readValue(clear, type);
        } catch (IOException e) {
            throw notWhatItWas();
        }
    }

    private static IllegalStateException notWhatItWas() {
        return new IllegalStateException("a sealed credential is not the JSON it was made of");
    }
}
