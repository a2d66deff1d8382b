package io.mooring.connection.consent;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

import io.mooring.connection.consent.Departures.Departure;

/** Answers for browsers: nothing is stored, nothing runs, no address leaks to the next site. */
final class Browser {

    private static final int BAD_REQUEST = 400;
    private static final int SERVICE_UNAVAILABLE = 503;

    private Browser() {}

    static Map<String, String> cookies(HttpHeaders headers) {
        Map<String, String> values = new HashMap<>();
        headers.getCookies().forEach((name, cookie) -> values.put(name, cookie.getValue()));
        return values;
    }

    /** On to the provider, or to the platform first, with a cookie that only the address gets where it comes back to. */
    static Response depart(Departure departure, long seconds) {
        NewCookie cookie = cookie(departure.consent(), departure.back()).value(departure.cookie())
                .maxAge((int) seconds).build();
        return guarded(Response.seeOther(departure.to())).cookie(cookie).build();
    }

    /** To where it is awaited, else a page. */
    static Response end(Outcome outcome) {
        URI destination = outcome.destination();
        return destination == null
                ? guarded(Response.status(outcome.succeeded() ? 200 : BAD_REQUEST)
                        .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8")).entity(Page.of(outcome))).build()
                : guarded(Response.seeOther(destination)).build();
    }

    /** For who comes ahead of the person: to be asked again when the person does. */
    static Response notYet() {
        return guarded(Response.status(SERVICE_UNAVAILABLE)).build();
    }

    private static NewCookie.Builder cookie(String consent, URI back) {
        return new NewCookie.Builder(Arrivals.cookie(consent)).path(back.getPath()).httpOnly(true)
                .secure("https".equals(back.getScheme())).sameSite(NewCookie.SameSite.LAX);
    }

    private static ResponseBuilder guarded(ResponseBuilder answer) {
        return answer.header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff").header("X-Frame-Options", "DENY")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
}
