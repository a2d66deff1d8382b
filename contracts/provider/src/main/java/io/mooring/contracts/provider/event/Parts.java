package io.mooring.contracts.provider.event;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Reads parts of a payload. Whatever does not look as it should is not there. */
public final class Parts {

    private static final int LONGEST = 512;
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private Parts() {}

    /** A text or a number of at most {@value #LONGEST} characters, none of which controls anything. */
    public static @Nullable String text(JsonNode value) {
        if (!value.isTextual() && !value.isIntegralNumber()) {
            return null;
        }
        String text = value.asText();
        return text.isBlank() || text.length() > LONGEST || UNFIT.matcher(text).find() ? null : text;
    }

    /** The first of these that is a text. */
    public static @Nullable String first(JsonNode... values) {
        for (JsonNode value : values) {
            String text = text(value);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The first of these that is an object; else the missing node. */
    public static JsonNode object(JsonNode... values) {
        return Stream.of(values).filter(JsonNode::isObject).findFirst().orElse(MissingNode.getInstance());
    }

    /** {@code kind:id}; null without an id, or with one that can't be part of a resource's name. */
    public static @Nullable String resource(String kind, @Nullable String id) {
        return id == null || id.chars().anyMatch(c -> Character.isWhitespace(c) || c == '{' || c == '}')
                ? null
                : kind + ":" + id;
    }

    /** {@code AppUserNotification} as {@code app_user_notification}. */
    public static String words(String humps) {
        return HUMP.matcher(humps).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
