package io.mooring.connection.consent;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.OneTimeToken;

/**
 * How a way through a provider ended.
 *
 * @param error word for programs; null when all went well
 * @param detail sentence for the person; never what a provider alone is known to have said
 * @param app integration it was about; null when that is not to be told
 * @param returnUrl where the browser is awaited; null: nowhere
 * @param missing scopes asked for and not granted, separated by spaces
 */
record Outcome(@Nullable String error, String detail, @Nullable String app, @Nullable String connection,
        @Nullable String returnUrl, String missing) {

    /** Nobody is told more, since it is not known whose it is. */
    static Outcome stranger(String error, String detail) {
        return new Outcome(error, detail, null, null, null, "");
    }

    /** The app to sign in at was removed meanwhile, or has no page for that. */
    static Outcome unset() {
        return stranger("not_configured", "There is no place to sign in at. Tell whoever sent you here.");
    }

    static Outcome refused(ConsentRow consent, String app, String error, String detail) {
        return new Outcome(error, detail, app, consent.connection, consent.returnUrl, "");
    }

    /** Where the platform is asked whose browser it is; the URL was allowed, so only its query grows. */
    static URI confirmation(ConsentRow consent, OneTimeToken code) {
        StringBuilder url = start(String.valueOf(consent.returnUrl), "confirm");
        append(url, "connection_id", consent.connection);
        append(url, "code", code.text());
        return URI.create(url.toString());
    }

    boolean succeeded() {
        return error == null;
    }

    /** The return URL with what happened as parameters; it is one that was allowed, so only its query grows. */
    @Nullable
    URI destination() {
        if (returnUrl == null) {
            return null;
        }
        StringBuilder url = start(returnUrl, succeeded() ? "success" : "error");
        append(url, "appName", app);
        append(url, "connection_id", connection);
        append(url, "error", error);
        append(url, "missing_scopes", missing.isEmpty() ? null : missing);
        return URI.create(url.toString());
    }

    private static StringBuilder start(String url, String status) {
        return new StringBuilder(url).append(url.contains("?") ? '&' : '?').append("status=").append(status);
    }

    private static void append(StringBuilder url, String name, @Nullable String value) {
        if (value != null) {
            url.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
