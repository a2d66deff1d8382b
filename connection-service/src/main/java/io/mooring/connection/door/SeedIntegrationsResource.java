package io.mooring.connection.door;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.connection.Body;
import io.mooring.connection.consent.BeginConsent;
import io.mooring.connection.consent.Begun;
import io.mooring.connection.consent.Consents;
import io.mooring.connection.door.ProviderEntry.Entry;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.link.Owner;
import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.ProviderFacts.InstallKind;
import io.smallrye.mutiny.Uni;

/** Seed 004: connect, connected, disconnect (S4-1). The callback is {@code consent}'s, the list the catalog's. */
@Path("/api/integrations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM})
class SeedIntegrationsResource {

    private static final String NAME = "main";

    private final ProviderEntry entries;
    private final Consents consents;
    private final Accounts accounts;
    private final CurrentCaller caller;

    SeedIntegrationsResource(ProviderEntry entries, Consents consents, Accounts accounts, CurrentCaller caller) {
        this.entries = entries;
        this.consents = consents;
        this.accounts = accounts;
        this.caller = caller;
    }

    /** @param name of the connection, for a user with several accounts; {@code main} when absent */
    @JsonNaming(SnakeCaseStrategy.class)
    record Connect(@Nullable String userId, @Nullable String provider, @Nullable String redirectUrl,
            @Nullable String name) {}

    record ConnectedPage(List<Account> integrations,
            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("nextCursor") @Nullable String nextCursor) {}

    /** @param connectionId one account; all of the provider when absent */
    @JsonNaming(SnakeCaseStrategy.class)
    record Disconnect(@Nullable String userId, @Nullable String provider, @Nullable String connectionId) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Disconnected(boolean success, String status, List<String> connectionIds) {}

    @POST
    @Path("/connect")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public Uni<Begun> connect(@Nullable Connect body) {
        Caller by = caller.require();
        Connect asked = Body.require(body);
        Owner owner = Owner.of(Owner.USER, asked.userId());
        String provider = requireText("/provider", asked.provider());
        String name = asked.name() == null ? NAME : asked.name();
        return entries.await(by.tenant(), provider, entry -> entry.notInstalled("/provider"))
                .map(SeedIntegrationsResource::requireSignIn)
                .chain(view -> consents.begin(by.tenant(), BeginConsent.of(owner, view.slug(), name, null,
                        asked.redirectUrl(), null, by.subject())));
    }

    @GET
    @Path("/connected")
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER})
    public Uni<ConnectedPage> connected(@RestQuery("user_id") @Nullable String user, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        Cursor from = Cursor.of(limit, cursor);
        return accounts.list(caller.require().tenant(), requireText("user_id", user), from)
                .map(found -> new ConnectedPage(from.page(found), from.next(found, Account::connectionId)));
    }

    @POST
    @Path("/disconnect")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Disconnected> disconnect(@Nullable Disconnect body) {
        Disconnect asked = Body.require(body);
        String tenant = caller.require().tenant();
        String user = requireText("/user_id", asked.userId());
        String provider = asked.provider();
        if ((provider == null) == (asked.connectionId() == null)) {
            throw GeneralError.BAD_REQUEST.at("/provider", "expected either provider or connection_id");
        }
        return (provider == null
                ? accounts.remove(tenant, user, requireText("/connection_id", asked.connectionId()))
                : entries.find(tenant, requireText("/provider", provider))
                        .chain(entry -> accounts.removeAll(tenant, user, entry.slugs())))
                .map(gone -> new Disconnected(true, "disconnected", gone));
    }

    private static IntegrationView requireSignIn(Entry entry) {
        IntegrationView view = entry.requireOne(null, "/provider");
        if (entry.kind() != InstallKind.OAUTH) {
            throw GeneralError.BAD_REQUEST.at("/provider", "expected one people sign in at; POST /install/" + entry.id()
                    + " takes the credential of this one, or a connect session's page does");
        }
        return view;
    }

    private static String requireText(String field, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > 256 || text.chars().anyMatch(Character::isISOControl)) {
            throw GeneralError.BAD_REQUEST.at(field, "expected 1 to 256 printable characters");
        }
        return text;
    }
}
