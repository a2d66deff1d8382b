package io.mooring.connection.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.connection.ConnectionError;
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
        Uni<byte[]> sealed = secrets.seal(session, tenant, connection, write(inputs.values()));
        return sealed.chain(values -> grant == null
                ? keep(session, tenant, connection, values, null)
                : secrets.seal(session, tenant, grantOwner(connection), write(grant))
                        .chain(renewing -> keep(session, tenant, connection, values, renewing)));
    }

    private Uni<Void> keep(Mutiny.Session session, String tenant, String connection, byte[] sealed,
            byte @Nullable [] grant) {
        return session.find(CredentialRow.class, new CredentialRow.Key(tenant, connection)).chain(row -> {
            if (row == null) {
                return session.persist(new CredentialRow(tenant, connection, sealed, grant, clock.instant()));
            }
            row.replace(sealed, grant, clock.instant());
            return Uni.createFrom().voidItem();
        }).chain(session::flush);
    }

    /** What the connection authenticates with, for a probe or a call of this service. Fails with 409 when there is none. */
    public Uni<Inputs> inputs(Mutiny.Session session, String tenant, String connection) {
        return require(session, tenant, connection)
                .chain(row -> secrets.unseal(session, tenant, connection, row.sealed)).map(Credentials::read);
    }

    /** What renews it. Fails with 409 when nothing does. */
    public Uni<GrantSecrets> grant(Mutiny.Session session, String tenant, String connection) {
        return require(session, tenant, connection).map(row -> {
            byte[] sealed = row.grantSealed;
            if (sealed == null) {
                throw ConnectionError.CONNECTION_NOT_ACTIVE.because("nothing renews this connection; connect again");
            }
            return sealed;
        }).chain(sealed -> secrets.unseal(session, tenant, grantOwner(connection), sealed))
                .map(Credentials::readGrant);
    }

    /** Other than that of the inputs: a sealed grant put in their column does not open. */
    private static String grantOwner(String connection) {
        return connection + "/grant";
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

    private static GrantSecrets readGrant(byte[] clear) {
        try {
            return JSON.readValue(clear, GrantSecrets.class);
        } catch (IOException e) {
            throw notWhatItWas();
        }
    }

    private static IllegalStateException notWhatItWas() {
        return new IllegalStateException("a sealed credential is not the JSON it was made of");
    }
}
