package io.mooring.connection.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.connection.credential.SealedTexts;
import io.mooring.connection.grant.Asked;
import io.mooring.connection.link.Connection;
import io.mooring.connection.oauth.DeviceClient.Permission;
import io.smallrye.mutiny.Uni;

/** Rows of consents on other devices, in the caller's transaction. The device code is a secret: who has it gets the token. */
@ApplicationScoped
class DeviceStore {

    private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {
    };
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SealedTexts secrets;

    DeviceStore(SealedTexts secrets) {
        this.secrets = secrets;
    }

    /** Also forgets those whose time is over. */
    Uni<Void> record(Mutiny.Session session, String tenant, Connection made, Permission given, Asked asked,
            Instant now) {
        DeviceRow row = new DeviceRow();
        row.tenant = tenant;
        row.connection = made.id();
        row.authConfig = asked.app().id();
        row.scopes = asked.scopes().toArray(String[]::new);
        row.variables = write(asked.own());
        row.intervalSeconds = given.interval().toSeconds();
        row.expiresAt = given.expiresAt();
        return session.createMutationQuery("delete from DeviceRow where tenant = ?1 and expiresAt < ?2")
                .setParameter(1, tenant).setParameter(2, now.minus(Duration.ofHours(1))).executeUpdate()
                .chain(() -> secrets.seal(session, tenant, owner(made.id()), given.deviceCode()))
                .invoke(sealed -> row.codeSealed = sealed).chain(() -> session.persist(row)).chain(session::flush);
    }

    Uni<Optional<DeviceRow>> find(Mutiny.Session session, String tenant, String connection) {
        return session.find(DeviceRow.class, new DeviceRow.Key(tenant, connection)).map(Optional::ofNullable);
    }

    Uni<String> code(Mutiny.Session session, DeviceRow row) {
        return secrets.open(session, row.tenant, owner(row.connection), row.codeSealed);
    }

    Uni<Void> slow(Mutiny.Session session, DeviceRow row, Duration interval) {
        return session
                .createMutationQuery("update DeviceRow set intervalSeconds = ?3 where tenant = ?1 and connection = ?2")
                .setParameter(1, row.tenant).setParameter(2, row.connection).setParameter(3, interval.toSeconds())
                .executeUpdate().replaceWithVoid();
    }

    Uni<Void> remove(Mutiny.Session session, String tenant, String connection) {
        return session.createMutationQuery("delete from DeviceRow where tenant = ?1 and connection = ?2")
                .setParameter(1, tenant).setParameter(2, connection).executeUpdate().replaceWithVoid();
    }

    /** Other than that of the connection's credential: none of them opens as another. */
    static String owner(String connection) {
        return connection + "/device";
    }

    static Map<String, String> variables(DeviceRow row) {
        try {
            return JSON.readValue(row.variables, MAP);
        } catch (JsonProcessingException misfit) {
            throw new IllegalStateException("column variables is not the JSON it was written as", misfit);
        }
    }

    private static String write(Map<String, String> variables) {
        try {
            return JSON.writeValueAsString(variables);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("variables can't be written as JSON", impossible);
        }
    }
}
