package io.mooring.connection.link;

import java.util.List;
import java.util.stream.Stream;

import org.apache.avro.specific.SpecificRecord;

import io.mooring.connection.link.Step.End;
import io.mooring.connection.link.Step.Fact;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.connection.ConnectionActivated;
import io.mooring.contracts.event.connection.ConnectionCreated;
import io.mooring.contracts.event.connection.ConnectionDegraded;
import io.mooring.contracts.event.connection.ConnectionDisabled;
import io.mooring.contracts.event.connection.ConnectionEnabled;
import io.mooring.contracts.event.connection.ConnectionFailed;
import io.mooring.contracts.event.connection.ConnectionReauthRequired;
import io.mooring.contracts.event.connection.ConnectionRecovered;
import io.mooring.contracts.event.connection.ConnectionRefreshed;
import io.mooring.contracts.event.connection.ConnectionRemoved;
import io.mooring.contracts.event.connection.ConnectionRevoked;
import io.mooring.contracts.event.connection.ConnectionScopesChanged;
import io.mooring.contracts.event.connection.ConnectionState;

/** What others learn of a connection. */
final class ConnectionEvents {

    private ConnectionEvents() {}

    /** The facts of a step, then the state it led to. */
    static List<Event> of(String tenant, Step step) {
        Connection after = step.after();
        Stream<Event> facts = step.facts().stream()
                .map(fact -> Event.of(tenant, after.id(), event(tenant, fact, step)));
        End end = step.end();
        return Stream.concat(facts, end != null && step.removes()
                ? Stream.of(Event.of(tenant, after.id(), removed(tenant, after, end)),
                        Event.tombstone(Topics.STATE_CONNECTION, tenant, after.id()))
                : Stream.of(Event.of(tenant, after.id(), state(tenant, after)))).toList();
    }

    private static ConnectionRemoved removed(String tenant, Connection gone, End end) {
        return ConnectionRemoved.newBuilder().setTenant(tenant).setId(gone.id()).setIntegration(gone.integration())
                .setUserId(gone.userId()).setReason(end.removal()).setRevocation(end.revocation())
                .setDetail(end.detail()).setRevokedTokens(end.revokedTokens()).setVersion(gone.version() + 1).build();
    }

    private static SpecificRecord event(String tenant, Fact fact, Step step) {
        Connection it = step.after();
        String reason = it.standing().reason();
        String detail = it.standing().detail();
        return switch (fact) {
            case CREATED -> ConnectionCreated.newBuilder().setTenant(tenant).setId(it.id()).setOwner(it.owner())
                    .setUserId(it.userId()).setIntegration(it.integration()).setName(it.name())
                    .setTemplate(it.template()).setVersion(1).build();
            case ACTIVATED -> ConnectionActivated.newBuilder().setTenant(tenant).setId(it.id())
                    .setIntegration(it.integration()).setVersion(it.version()).build();
            case REFRESHED -> ConnectionRefreshed.newBuilder().setTenant(tenant).setId(it.id())
                    .setIntegration(it.integration()).setUserId(it.userId())
                    .setAccessExpiresAt(it.grant().accessExpiresAt()).setVersion(it.version()).build();
            case DEGRADED -> ConnectionDegraded.newBuilder().setTenant(tenant).setId(it.id())
                    .setIntegration(it.integration()).setUserId(it.userId()).setReason(reason).setDetail(detail)
                    .setRetryAt(it.standing().dueAt()).setVersion(it.version()).build();
            case REAUTH_REQUIRED -> ConnectionReauthRequired.newBuilder().setTenant(tenant).setId(it.id())
                    .setIntegration(it.integration()).setUserId(it.userId()).setReason(reason).setDetail(detail)
                    .setVersion(it.version()).build();
            case RECOVERED -> ConnectionRecovered.newBuilder().setTenant(tenant).setId(it.id())
                    .setIntegration(it.integration()).setUserId(it.userId()).setVersion(it.version()).build();
            case DISABLED -> ConnectionDisabled.newBuilder().setTenant(tenant).setId(it.id())
                    .setIntegration(it.integration()).setUserId(it.userId()).setVersion(it.version()).build();
            case ENABLED -> ConnectionEnabled.newBuilder().setTenant(tenant).setId(it.id())
                    .setIntegration(it.integration()).setUserId(it.userId()).setVersion(it.version()).build();
            case SCOPES_CHANGED -> ConnectionScopesChanged.newBuilder().setTenant(tenant).setId(it.id())
                    .setIntegration(it.integration()).setUserId(it.userId()).setGranted(it.grant().scopes())
                    .setMissing(it.grant().missingScopes()).setVersion(it.version()).build();
            case REVOKED -> ConnectionRevoked.newBuilder().setTenant(tenant).setId(it.id())
                    .setIntegration(it.integration()).setUserId(it.userId()).setReason(reason).setDetail(detail)
                    .setRevokedTokens(step.revokedTokens()).setVersion(it.version()).build();
            case FAILED -> ConnectionFailed.newBuilder().setTenant(tenant).setId(it.id())
                    .setIntegration(it.integration()).setUserId(it.userId()).setReason(reason).setDetail(detail)
                    .setVersion(it.version()).build();
        };
    }

    private static ConnectionState state(String tenant, Connection it) {
        return ConnectionState.newBuilder().setTenant(tenant).setId(it.id()).setOwner(it.owner())
                .setUserId(it.userId()).setIntegration(it.integration()).setName(it.name()).setTemplate(it.template())
                .setStatus(it.status().name()).setHealth(it.standing().health().name())
                .setReason(it.standing().reason()).setDetail(it.standing().detail())
                .setAccountId(it.account().id()).setAccountLabel(it.account().label())
                .setGrantedScopes(it.grant().scopes()).setMissingScopes(it.grant().missingScopes())
                .setAccessExpiresAt(it.grant().accessExpiresAt()).setCredentialVersion(it.credentialVersion())
                .setVersion(it.version()).build();
    }
}
