package io.mooring.connection.handoff;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mooring.connection.integrationview.IntegrationView;
import io.mooring.connection.session.Attempt;
import io.mooring.connection.session.ConnectSession;
import io.mooring.connection.session.Visits;

/** What a person sees; every text is escaped where it is drawn. Public since templates read it. */
public sealed interface Screen {

    /** Errors of a way that left the connection as it was; the provider's callback brings them as a parameter. */
    Map<String, String> ENDS = Map.of("different_account",
            "You signed in with another account than the one that is connected. Nothing was changed.",
            "unknown_account",
            "The provider does not say whose account you signed in with. Nothing was changed.", "access_denied",
            "Access was not granted. Nothing was changed.");

    /**
     * What a link is about that nobody has opened yet.
     *
     * @param names of what can be connected; none: whatever there is
     * @param again whether a connection that is there is connected again
     */
    record Invitation(List<String> names, boolean again) implements Screen {}

    /**
     * Where people choose and see what came of it.
     *
     * @param problem of the last way, when no connection tells of it
     * @param back where the platform awaits the person; empty when nowhere
     */
    record Overview(List<Offer> offers, String problem, String back, String backHost) implements Screen {

        /** Whether nothing is left to do. */
        public boolean finished() {
            return !offers.isEmpty() && offers.stream().allMatch(Offer::connected);
        }
    }

    /**
     * An integration and where it stands.
     *
     * @param text what happened; empty when nothing has
     */
    record Offer(String name, String path, boolean connected, boolean failed, String text) {

        static Offer of(ConnectSession session, IntegrationView view, List<Attempt> attempts) {
            Optional<Attempt> last = attempts.stream()
                    .filter(one -> one.connection().integration().equals(view.slug())).reduce((one, next) -> next);
            boolean connected = last.map(Attempt::succeeded).orElse(false);
            boolean open = last.map(Attempt::isUnderWay).orElse(true);
            return new Offer(view.name(), Screen.path(session, view), connected, !connected && !open,
                    last.map(Offer::text).orElse(""));
        }

        private static String text(Attempt it) {
            var connection = it.connection();
            String label = connection.account().label();
            String detail = connection.standing().detail();
            if (it.succeeded()) {
                return label == null ? "Connected." : "Connected as " + label + ".";
            }
            return switch (connection.status()) {
                case PENDING -> "Not finished yet.";
                case VERIFYING -> "Kept; the provider could not be asked about it yet and will be asked again.";
                default -> "Not connected. " + (detail == null ? "" : detail);
            };
        }
    }

    /**
     * A form.
     *
     * @param ways all there are, to choose another
     * @param general what is wrong with none of the fields alone; empty when nothing is
     * @param action where it is sent, and shown
     * @param again whether a connection that is there gets new values
     */
    record Form(String name, Way way, List<Way> ways, String general, String action, String csrf, String overview,
            boolean again) implements Screen {

        /** Fields to look at. */
        public List<Field> wrong() {
            return way.fields().stream().filter(field -> !field.error().isEmpty()).toList();
        }

        /** Whether what was filled in was not taken. */
        public boolean refused() {
            return !general.isEmpty() || !wrong().isEmpty();
        }
    }

    /** The last page before the provider's; a link, since the policy of the page lets no form lead elsewhere. */
    record Leave(String name, String url, String overview) implements Screen {}

    /** Nothing to do here. */
    record Message(String title, String text) implements Screen {}

    /** Where the platform awaits the person, with what came of it. Its URL was allowed, so only its query grows. */
    static String back(ConnectSession session, List<Attempt> attempts) {
        String url = session.redirectUrl();
        if (url == null) {
            return "";
        }
        List<Attempt> good = attempts.stream().filter(Attempt::succeeded).toList();
        StringBuilder back = new StringBuilder(url).append(url.contains("?") ? '&' : '?').append("status=")
                .append(good.isEmpty() ? "error" : "success").append("&session_id=").append(session.id());
        if (!good.isEmpty()) {
            back.append("&connection_id=").append(good.getLast().connection().id());
        }
        return back.toString();
    }

    /** Where the form of an integration is. */
    static String path(ConnectSession session, IntegrationView view) {
        return Visits.PAGE + session.id() + "/" + URLEncoder.encode(view.slug(), StandardCharsets.UTF_8);
    }

    static String host(String url) {
        return url.isEmpty() ? "" : String.valueOf(URI.create(url).getHost());
    }
}
