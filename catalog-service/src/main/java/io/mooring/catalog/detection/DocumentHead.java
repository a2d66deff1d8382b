package io.mooring.catalog.detection;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * What the start of an OpenAPI document says of itself, in JSON or YAML; the rest may be missing.
 *
 * @param title empty when it was not among what was read
 */
record DocumentHead(String title) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern VERSION = Pattern.compile("3\\.\\d+(\\.\\d+.*)?|2\\.0");
    private static final Pattern YAML_VERSION = Pattern
            .compile("(?m)^[\"']?(openapi|swagger)[\"']?:\\s*[\"']?(3\\.\\d|2\\.0)");
    private static final Pattern YAML_TITLE = Pattern.compile("[ \\t]+[\"']?title[\"']?:[ \\t]+(\\S.*)");
    private static final Pattern YAML_INFO = Pattern.compile("[\"']?info[\"']?:\\s*");

    static Optional<DocumentHead> of(String text) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return content.stripLeading().startsWith("{") ? json(content) : yaml(content);
    }

    private static Optional<DocumentHead> json(String text) {
        Reading reading = new Reading();
        try (JsonParser parser = JSON.createParser(text)) {
            reading.members(parser);
        } catch (IOException endOfWhatWasRead) {
            return reading.head();
        }
        return reading.head();
    }

    private static Optional<DocumentHead> yaml(String text) {
        if (!YAML_VERSION.matcher(text).find()) {
            return Optional.empty();
        }
        return Optional.of(new DocumentHead(text.lines().dropWhile(line -> !YAML_INFO.matcher(line).matches()).skip(1)
                .takeWhile(line -> line.isBlank() || Character.isWhitespace(line.charAt(0))).map(YAML_TITLE::matcher)
                .filter(Matcher::matches).map(title -> unquoted(title.group(1))).findFirst().orElse("")));
    }

    private static String unquoted(String scalar) {
        return scalar.strip().replaceAll("^[\"']|[\"']$", "");
    }

    /** What was seen until the text ended. */
    private static final class Reading {

        private boolean versioned;
        private String title = "";

        void members(JsonParser parser) throws IOException {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "openapi", "swagger" -> versioned |= VERSION.matcher(parser.getText()).matches();
                    case "info" -> about(parser, value);
                    default -> parser.skipChildren();
                }
            }
        }

        private void about(JsonParser parser, JsonToken start) throws IOException {
            if (start != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isTitle = parser.currentName().equals("title");
                JsonToken value = parser.nextToken();
                if (isTitle && value == JsonToken.VALUE_STRING) {
                    title = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
        }

        Optional<DocumentHead> head() {
            return versioned ? Optional.of(new DocumentHead(title)) : Optional.empty();
        }
    }
}
