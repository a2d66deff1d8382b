package io.mooring.contracts.provider.webhook;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where in a request a text stands, written {@code header:X-GitHub-Event} or {@code body:data.items[].id}.
 *
 * @param source the part of the request
 * @param name of the header, the parameter or the field; in a body the path to it, {@code []} for every element
 */
public record Locator(Source source, String name) {

    private static final String AND = " \\+ ";

    /** The parts of a request, and two that are none. */
    public enum Source {
        /** One header. */
        HEADER,
        /** Every header whose name starts so. */
        HEADERS,
        /** A member of the JSON body. */
        BODY,
        /** A parameter of the query. */
        QUERY,
        /** A field of the form in the body. */
        FORM,
        /** What stands in the path behind the endpoint's id. */
        PATH,
        /** A part of the signature's own header. */
        FIELD,
        /** A claim of the token that is the signature. */
        CLAIM,
        /** Nowhere: the name itself. */
        CONSTANT,
        /** Nowhere: something new each time. */
        FRESH
    }

    /** From its text; fails when that names no source. */
    @JsonCreator
    public static Locator of(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(text + " does not say where to look");
        }
        return new Locator(Source.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)),
                text.substring(colon + 1));
    }

    /** Several that count together, written with a plus between them. */
    public static List<Locator> together(String text) {
        return Stream.of(text.split(AND)).map(Locator::of).toList();
    }

    /** The text it is read from. */
    @Override
    @JsonValue
    public String toString() {
        return source.name().toLowerCase(Locale.ROOT) + ":" + name;
    }
}
