package io.mooring.connection.door;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.connection.consent.BeginConsent;
import io.mooring.connection.consent.Consents;
import io.mooring.connection.door.ProviderEntry.Entry;
import io.mooring.connection.intake.CreateConnection;
import io.mooring.connection.intake.NewConnections;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.link.Owner;
import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.ProviderFacts.InstallKind;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Installs providers, each in the way it is installed. */
@ApplicationScoped
class Installations {

    private static final String NAME = "main";

    private final ProviderEntry entries;
    private final Consents consents;
    private final NewConnections connections;

    Installations(ProviderEntry entries, Consents consents, NewConnections connections) {
        this.entries = entries;
        this.consents = consents;
        this.connections = connections;
    }

    /**
     * @param type oauth: the browser goes to {@code authUrl} next; credentials: all is done
     * @param status of the connection
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Installed(String type, String integration, String connectionId, String status, @Nullable String authUrl,
            @Nullable Instant expiresAt) {}

    /** Fails with 404 when nobody knows the provider, with 400 naming the field. */
    Uni<Installed> install(Caller by, String id, Install asked) {
        return entries.await(by.tenant(), id, Installations::notInstalled).chain(entry -> {
            IntegrationView view = entry.requireOne(asked.integration(), "/integration");
            boolean pasted = asked.value() != null || asked.values() != null;
            return entry.kind() == InstallKind.OAUTH && !pasted
                    ? signIn(by, view, asked)
                    : paste(by, entry, view, asked);
        });
    }

    private static HttpProblem notInstalled(Entry entry) {
        return entry.facts() == null ? ProviderEntry.unknown() : entry.notInstalled("/integration");
    }

    private Uni<Installed> signIn(Caller by, IntegrationView view, Install asked) {
        return consents
                .begin(by.tenant(), BeginConsent.of(owner(asked), view.slug(), asked.name(), asked.scopes(),
                        asked.redirectUrl(), asked.variables(), by.subject()))
                .map(begun -> new Installed("oauth", view.slug(), begun.connection(), "PENDING", begun.authUrl(),
                        begun.expiresAt()));
    }

    private Uni<Installed> paste(Caller by, Entry entry, IntegrationView view, Install asked) {
        if ("database".equals(view.kind())) {
            throw GeneralError.BAD_REQUEST.at("/integration",
                    "expected none of a database; POST /api/databases/connect connects " + entry.name());
        }
        Owner owner = owner(asked);
        AuthMethod method = ProviderEntry.pasted(view, asked.template());
        return connections.create(by.tenant(), new CreateConnection(owner.kind(), owner.userId(), view.slug(),
                asked.name() == null ? NAME : asked.name(), method.template(), asked.value(), asked.values()),
                by.subject())
                .map(made -> new Installed("credentials", view.slug(), made.id(), made.status().name(), null, null));
    }

    private static Owner owner(Install asked) {
        return Owner.of(asked.userId() == null ? Owner.ORG : Owner.USER, asked.userId());
    }
}
