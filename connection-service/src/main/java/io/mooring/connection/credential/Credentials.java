package io.mooring.connection.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

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

    /** Keeps the inputs of a new connection. */
    public Uni<Void> seal(Mutiny.Session session, String tenant, String connection, Inputs inputs) {
        return secrets.seal(session, tenant, connection, write(inputs))
                .map(sealed -> new CredentialRow(tenant, connection, sealed, clock.instant()))
                .chain(session::persist).chain(session::flush);
    }

    /** Makes the inputs unreadable for ever. */
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

    private static Uni<CredentialRow> require(Mutiny.Session session, String tenant, String connection) {
        return session.find(CredentialRow.class, new CredentialRow.Key(tenant, connection)).onItem().ifNull()
                .failWith(() -> ConnectionError.CONNECTION_NOT_ACTIVE
                        .because("the connection has no credential; connect again"));
    }

    private static byte[] write(Inputs inputs) {
        try {
            return JSON.writeValueAsBytes(inputs.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Inputs read(byte[] clear) {
        try {
            return new Inputs(JSON.readValue(clear, VALUES));
        } catch (IOException e) {
            throw new IllegalStateException("a sealed credential is not the JSON it was made of"); // no cause: it quotes
        }
    }
}
