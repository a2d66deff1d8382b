package io.mooring.connection.probe;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Connections;
import io.mooring.connection.probe.Finding.Accepted;
import io.mooring.connection.probe.Finding.Hindered;
import io.mooring.connection.probe.Finding.Refused;
import io.mooring.connection.probe.Finding.Unknown;
import io.smallrye.mutiny.Uni;

/** Tests connections. What a provider says for certain, that it refuses the credential or accepts a new one, is kept. */
@ApplicationScoped
public class Diagnoses {

    private final Connections connections;
    private final Verification verification;
    private final Claims claims;
    private final Clock clock;

    Diagnoses(Connections connections, Verification verification, Claims claims, Clock clock) {
        this.connections = connections;
        this.verification = verification;
        this.claims = claims;
        this.clock = clock;
    }

    /** Fails with 404. */
    public Uni<Diagnosis> make(String tenant, String id) {
        return connections.require(tenant, id).chain(now -> {
            Diagnosis known = Diagnosis.known(now, clock.instant());
            return known != null
                    ? Uni.createFrom().item(known)
                    : verification.look(tenant, now).chain(finding -> settle(tenant, now, finding)
                            .map(after -> of(after, finding)));
        });
    }

    private Uni<Connection> settle(String tenant, Connection now, Finding finding) {
        boolean changes = finding instanceof Refused || finding instanceof Accepted && !now.status().runsTools();
        return changes
                ? claims.take(tenant, now.id()).chain(held -> held.isPresent()
                        ? verification.conclude(held.get(), finding)
                        : connections.require(tenant, now.id()))
                : Uni.createFrom().item(now);
    }

    static Diagnosis of(Connection it, Finding finding) {
        return switch (finding) {
            case Accepted found -> accepted(it, found);
            case Refused found -> Diagnosis.wrong(it, "unauthorized", sentence(found.detail()), null);
            case Hindered found -> Diagnosis.wrong(it, Diagnosis.hindered(found.reason()), sentence(found.detail()),
                    found.retryAt());
            case Unknown found -> it.grant().missingScopes().isEmpty()
                    ? Diagnosis.fine(it, "unproven",
                            "Nothing is wrong as far as can be seen; nobody knows a request that would prove it.")
                    : lacking(it);
        };
    }

    private static Diagnosis lacking(Connection it) {
        return Diagnosis.wrong(it, "missing_scope",
                "The account did not grant " + String.join(", ", it.grant().missingScopes()) + ".", null);
    }

    private static Diagnosis accepted(Connection it, Accepted found) {
        if (!it.grant().missingScopes().isEmpty()) {
            return lacking(it);
        }
        String label = found.account().label() == null ? found.account().id() : found.account().label();
        return Diagnosis.fine(it, "ok",
                "The provider accepts it" + (label == null ? "." : " as the account " + label + "."));
    }

    private static String sentence(String detail) {
        return Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + ".";
    }
}
