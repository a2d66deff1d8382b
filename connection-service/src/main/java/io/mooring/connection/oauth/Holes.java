package io.mooring.connection.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Text in braces, filled in. */
final class Holes {

    private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z0-9_.-]{1,64})}");
    /** A host with its port, or a path segment: a value never ends the part of the URL it stands in. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._~:-]{1,512}");

    private Holes() {}

    /** Fails with {@link AuthorizationServer.MissingVariable}. */
    static String inUrl(String template, Map<String, String> values) {
        return fill(template, values, Holes::forUrl);
    }

    /** Leaves holes that cannot be filled yet. */
    static String partlyInUrl(String template, Map<String, String> values) {
        return HOLE.matcher(template).replaceAll(hole -> {
            String value = values.get(hole.group(1));
            return Matcher.quoteReplacement(value == null ? hole.group() : forUrl(value));
        });
    }

    static String inJson(String template, Map<String, String> values) {
        return fill(template, values, value -> new String(JsonStringEncoder.getInstance().quoteAsString(value)));
    }

    private static String forUrl(String value) {
        return HARMLESS.matcher(value).matches() ? value : URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String fill(String template, Map<String, String> values, UnaryOperator<String> encode) {
        return HOLE.matcher(template).replaceAll(hole -> {
            String value = values.get(hole.group(1));
            if (value == null) {
                throw new AuthorizationServer.MissingVariable(hole.group(1));
            }
            return Matcher.quoteReplacement(encode.apply(value));
        });
    }
}
