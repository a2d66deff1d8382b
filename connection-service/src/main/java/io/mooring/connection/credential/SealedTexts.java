package io.mooring.connection.credential;

import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.secret.Secrets;
import io.smallrye.mutiny.Uni;

/** Seals other texts than credentials for rows of other features: client secrets, code verifiers. */
@ApplicationScoped
public class SealedTexts {

    private final Secrets secrets;

    SealedTexts(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @param owner what the text belongs to in the tenant; the same when it is opened */
    public Uni<byte[]> seal(Mutiny.Session session, String tenant, String owner, String text) {
        return secrets.seal(session, tenant, owner, text.getBytes(StandardCharsets.UTF_8));
    }

    public Uni<String> open(Mutiny.Session session, String tenant, String owner, byte[] sealed) {
        return secrets.unseal(session, tenant, owner, sealed).map(clear -> new String(clear, StandardCharsets.UTF_8));
    }
}
