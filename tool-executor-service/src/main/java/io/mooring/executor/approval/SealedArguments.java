package io.mooring.executor.approval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.secret.Secrets;
import io.mooring.executor.journal.Arguments;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

/** Seals the arguments of calls that wait, and opens them when they may run. Without a key nothing starts. */
@Startup
@ApplicationScoped
class SealedArguments {

    private final Secrets secrets;
    private final ObjectMapper json;

    SealedArguments(Secrets secrets, ObjectMapper json) {
        secrets.requireKey();
        this.secrets = secrets;
        this.json = json;
    }

    Uni<byte[]> seal(Mutiny.Session session, String tenant, String id, JsonNode arguments) {
        return secrets.seal(session, tenant, id, arguments.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The call with its arguments; fails when they are not those that were shown. */
    Uni<Approved> open(Mutiny.Session session, ApprovalRow row, byte[] sealed) {
        return secrets.unseal(session, row.tenant, row.id, sealed)
                .map(plain -> new Approved(row.key(), row.toCall(), Set.of(row.roles), row.address,
                        requireShown(row, parse(plain)), row.toolDigest,
                        row.decidedAt == null ? row.startedAt : row.decidedAt));
    }

    private JsonNode parse(byte[] plain) {
        try {
            return json.readTree(plain);
        } catch (IOException e) {
            throw new IllegalStateException("sealed arguments are no JSON", e);
        }
    }

    private static JsonNode requireShown(ApprovalRow row, JsonNode arguments) {
        if (!Arguments.digest(arguments).equals(row.argumentsDigest)) {
            throw new IllegalStateException("the arguments of approval " + row.id + " are not those that were shown");
        }
        return arguments;
    }
}
