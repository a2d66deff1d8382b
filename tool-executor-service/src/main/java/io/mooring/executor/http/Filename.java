package io.mooring.executor.http;

import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.lease.Placement;

/** The name an upstream gives a file (RFC 6266), without folders. */
final class Filename {

    private static final int LONGEST = 255;
    private static final Pattern EXTENDED = Pattern.compile("(?i)filename\\*\\s*=\\s*utf-8'[^']*'([^;\\s]+)");
    private static final Pattern PLAIN = Pattern.compile("(?i)filename\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))");

    private Filename() {}

    static @Nullable String of(HttpHeaders headers, List<Placement> placements) {
        String disposition = Redaction.redact(headers.firstValue("content-disposition").orElse(""), placements);
        Matcher extended = EXTENDED.matcher(disposition);
        if (extended.find()) {
            return clean(decoded(extended.group(1)));
        }
        Matcher plain = PLAIN.matcher(disposition);
        return plain.find() ? clean(plain.group(1) == null ? plain.group(2) : plain.group(1)) : null;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private static @Nullable String clean(String name) {
        int folders = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        String last = name.substring(folders + 1).replaceAll("\\p{Cntrl}", "").strip();
        return last.isEmpty() ? null : last.substring(0, Math.min(last.length(), LONGEST));
    }
}
