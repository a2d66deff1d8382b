package io.mooring.connection.handoff;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.authconfig.PublicConfig;
import io.mooring.connection.consent.BeginConsent;
import io.mooring.connection.consent.Begun;
import io.mooring.connection.consent.Consents;
import io.mooring.connection.consent.RenewConsent;
import io.mooring.connection.link.Connections;
import io.mooring.connection.session.ConnectSession;
import io.mooring.connection.session.Visits;
import io.smallrye.mutiny.Uni;

/** Sends people to a provider, whose answer brings them back to their page. */
@ApplicationScoped
class SigningIn {

    private static final String PREFIX = "v.";

    private final Consents consents;
    private final Connections connections;
    private final Visits visits;
    private final PublicConfig site;

    SigningIn(Consents consents, Connections connections, Visits visits, PublicConfig site) {
        this.consents = consents;
        this.connections = connections;
        this.visits = visits;
        this.site = site;
    }

    /** Where the browser goes next. Fails with a problem that names the field. */
    Uni<String> begin(ConnectSession in, String slug, Submission given) {
        String page = site.at(Visits.PAGE + in.id());
        String again = in.connection();
        return (again == null
                ? consents.begin(in.tenant(), BeginConsent.of(in.owner(), slug, in.name(), null, page,
                        variables(given), in.id()))
                : consents.renew(in.tenant(),
                        new RenewConsent(again, in.replaces(), RenewConsent.Scopes.USUAL, page, false, in.id())))
                .call(begun -> connections.require(in.tenant(), begun.connection())
                        .chain(now -> visits.note(in, now.id(), now.credentialVersion())))
                .map(Begun::authUrl);
    }

    private static Map<String, @Nullable String> variables(Submission given) {
        Map<String, @Nullable String> variables = new LinkedHashMap<>();
        given.values().keySet().stream().filter(name -> name.startsWith(PREFIX))
                .forEach(name -> variables.put(name.substring(PREFIX.length()), given.text(name)));
        return variables;
    }
}
