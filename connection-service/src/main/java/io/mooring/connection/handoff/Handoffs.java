package io.mooring.connection.handoff;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.authconfig.PublicConfig;
import io.mooring.connection.handoff.Step.Sent;
import io.mooring.connection.handoff.Step.Shown;
import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.session.ConnectSession;
import io.mooring.connection.session.Visits;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** The way of a person through a session: choose, fill in or sign in, see what came of it, go back. */
@ApplicationScoped
class Handoffs {

    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;

    private final Visits visits;
    private final Choices choices;
    private final Connecting connecting;
    private final SigningIn signingIn;
    private final PublicConfig site;

    Handoffs(Visits visits, Choices choices, Connecting connecting, SigningIn signingIn, PublicConfig site) {
        this.visits = visits;
        this.choices = choices;
        this.connecting = connecting;
        this.signingIn = signingIn;
        this.site = site;
    }

    /** Who comes, and with which cookie. */
    record Visitor(String session, @Nullable String cookie) {

        /** Without the cookie. */
        @Override
        public String toString() {
            return "Visitor[" + session + "]";
        }
    }

    /** What a link is about, for who has not gone in; the page, for who has. */
    Uni<Step> invite(ConnectSession session) {
        return session.openedAt() != null
                ? Uni.createFrom().item(new Sent(URI.create(site.at(Visits.PAGE + session.id()))))
                : choices.of(session).map(views -> new Shown(200, new Screen.Invitation(session.integrations().isEmpty()
                        ? List.of()
                        : views.stream().map(IntegrationView::name).toList(), session.connection() != null)));
    }

    /** @param error what the way to a provider ended with, if it came from there */
    Uni<Step> overview(Visitor visitor, @Nullable String error) {
        return visits.require(visitor.session(), visitor.cookie()).chain(seen -> {
            ConnectSession session = seen.session();
            String back = Screen.back(session, seen.attempts());
            return session.awaitsConfirmation()
                    ? confirm(session)
                    : choices.of(session).map(views -> new Shown(200, new Screen.Overview(views.stream()
                            .map(view -> Screen.Offer.of(session, view, seen.attempts())).toList(),
                            error == null ? "" : Screen.ENDS.getOrDefault(error, ""), back, Screen.host(back))));
        });
    }

    /** To the platform, which knows who is signed in there. */
    private Uni<Step> confirm(ConnectSession session) {
        String url = String.valueOf(session.redirectUrl());
        return visits.askForConfirmation(session).map(code -> new Sent(URI.create(url + (url.contains("?") ? "&" : "?")
                + "status=confirm&session_id=" + session.id() + "&code="
                + URLEncoder.encode(code.text(), StandardCharsets.UTF_8))));
    }

    Uni<Step> look(Visitor visitor, String slug, String template) {
        return choose(visitor, slug, template, (session, choice) -> Uni.createFrom()
                .item(new Shown(200, form(visitor, session, choice, ""))));
    }

    /** Every refusal of what was filled in is the form again, with what was wrong. */
    Uni<Step> submit(Visitor visitor, String slug, Submission given) {
        if (!Csrf.fits(given, visitor.cookie())) {
            return Uni.createFrom().item(new Shown(FORBIDDEN, new Screen.Message("This form can't be used",
                    "It was not opened in this browser, or is too old. Go back to the page and try again.")));
        }
        return choose(visitor, slug, given.text("method"),
                (session, choice) -> keep(session, choice, given).onFailure(HttpProblem.class).recoverWithItem(
                        problem -> refused(visitor, session, choice, given, problem)));
    }

    private Uni<Step> keep(ConnectSession session, Choice choice, Submission given) {
        return choice.way().signsIn()
                ? signingIn.begin(session, choice.view().slug(), given).map(url -> new Shown(200,
                        new Screen.Leave(choice.view().name(), url, Visits.PAGE + session.id())))
                : connecting.keep(session, choice.view().slug(), choice.way(), given)
                        .map(kept -> new Sent(URI.create(site.at(Visits.PAGE + session.id()))));
    }

    private static Step refused(Visitor visitor, ConnectSession session, Choice choice, Submission given,
            HttpProblem problem) {
        Way filled = choice.way().with(given);
        Mistake mistake = Mistake.of(problem, filled.fields().stream().map(Field::name).toList());
        return new Shown(mistake.status(), form(visitor, session, choice.with(filled.with(mistake)),
                mistake.field().isEmpty() ? mistake.message() : ""));
    }

    private static Screen form(Visitor visitor, ConnectSession session, Choice choice, String general) {
        return new Screen.Form(choice.view().name(), choice.way(), choice.ways(), general,
                Screen.path(session, choice.view()), Csrf.of(visitor.cookie()), Visits.PAGE + session.id(),
                session.connection() != null);
    }

    /** An integration of the session and one way to connect it. */
    record Choice(IntegrationView view, Way way, List<Way> ways) {

        Choice with(Way other) {
            return new Choice(view, other, ways);
        }
    }

    /** What is done with a choice. */
    private interface Chosen {
        Uni<Step> with(ConnectSession session, Choice choice);
    }

    private Uni<Step> choose(Visitor visitor, String slug, String template, Chosen chosen) {
        return visits.require(visitor.session(), visitor.cookie()).chain(seen -> seen.session().awaitsConfirmation()
                ? confirm(seen.session())
                : choices.find(seen.session(), slug, template).chain(found -> found.isPresent()
                        ? chosen.with(seen.session(), found.get())
                        : Uni.createFrom().item(new Shown(NOT_FOUND, new Screen.Message("There is nothing here",
                                "This can't be connected with the link you followed.")))));
    }
}
