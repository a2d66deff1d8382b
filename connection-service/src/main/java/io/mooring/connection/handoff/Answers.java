package io.mooring.connection.handoff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

import io.mooring.connection.authconfig.PublicConfig;
import io.mooring.connection.session.Visits;
import io.mooring.connection.session.Visits.Entered;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Answers for browsers: nothing is stored, nothing runs, no address leaks to the next site. */
@ApplicationScoped
class Answers {

    private static final int GONE = 410;
    private static final int NOT_FOUND = 404;
    private static final String STYLE = read("/handoff/style.css");

    private final Pages pages;
    private final PublicConfig site;
    private final Clock clock;
    private final List<String> frames;

    Answers(Pages pages, PublicConfig site, Clock clock, HandoffConfig config) {
        this.pages = pages;
        this.site = site;
        this.clock = clock;
        this.frames = config.frameAncestors().orElse(List.of());
    }

    Response style() {
        return Response.ok(STYLE).header("Cache-Control", "public, max-age=3600")
                .header("X-Content-Type-Options", "nosniff").build();
    }

    /** A failure of the browser's making is a page. */
    Uni<Response> guard(Supplier<Uni<? extends Response>> answer) {
        return Uni.createFrom().<Response>deferred(answer).onFailure(Visits.Refused.class)
                .recoverWithUni(failure -> show(failure.wasThere() ? GONE : NOT_FOUND,
                        new Screen.Message("This link can't be used", failure.getMessage()
                                + " Go back to where you found it and ask for a new one.")))
                .onFailure(HttpProblem.class).recoverWithUni(failure -> show(failure.getStatusCode(),
                        new Screen.Message("This did not work", String.valueOf(failure.getMessage()))));
    }

    Uni<Response> show(int status, Screen screen) {
        return pages.draw(screen).map(html -> guarded(Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8")).entity(html)).build());
    }

    Response send(URI to) {
        return guarded(Response.seeOther(to)).build();
    }

    /** To the page, whose address has no token in it any more. */
    Response entered(Entered entered) {
        ResponseBuilder answer = guarded(Response.seeOther(URI.create(site.at(Visits.PAGE + entered.session().id()))));
        if (entered.cookie() != null) {
            Duration left = Duration.between(clock.instant(), entered.session().expiresAt());
            answer.cookie(new NewCookie.Builder(Visits.cookie(entered.session().id())).path("/connect").httpOnly(true)
                    .secure("https".equals(site.url().getScheme())).sameSite(NewCookie.SameSite.LAX)
                    .value(entered.cookie().text()).maxAge((int) left.toSeconds()).build());
        }
        return answer.build();
    }

    private ResponseBuilder guarded(ResponseBuilder answer) {
        ResponseBuilder guarded = answer.header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self';"
                        + " base-uri 'none'; frame-ancestors "
                        + (frames.isEmpty() ? "'none'" : String.join(" ", frames)));
        return frames.isEmpty() ? guarded.header("X-Frame-Options", "DENY") : guarded;
    }

    private static String read(String name) {
        try (InputStream file = Objects.requireNonNull(Answers.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
