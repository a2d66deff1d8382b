package io.mooring.webhook.subscription;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.problem.GeneralError;
import io.mooring.webhook.Fields;

/** Where a subscriber wants its events, as far as the text itself tells; the egress guard judges host and port. */
record SubscriberUrl(String text, String host, int port) {

    private static final String FIELD = "/url";
    private static final int LONGEST = 2048;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    static SubscriberUrl parse(@Nullable String text) {
        URI uri = uri(Fields.requireText(FIELD, text, LONGEST));
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || uri.getHost() == null) {
            throw GeneralError.BAD_REQUEST.at(FIELD, "expected an absolute http or https URL");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw GeneralError.BAD_REQUEST.at(FIELD, "expected a URL without user name, password and fragment");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return new SubscriberUrl(uri.toString(), uri.getHost(), port);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw GeneralError.BAD_REQUEST.at(FIELD,
                    "expected a URL; " + e.getReason() + " at index " + e.getIndex());
        }
    }
}
