package io.mooring.executor.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.request.Binding.Encoding;

/**
 * One part of a multipart body.
 *
 * @param headers beside its disposition and type, as lines
 */
record Part(String name, @Nullable String filename, @Nullable String contentType, byte[] content,
        List<String> headers) {

    private static final String TEXT = "text/plain; charset=utf-8";

    static Part of(String name, FileValue file, Encoding encoding) {
        boolean text = file.contentType() == null && file.filename() == null;
        String type = file.contentType() == null
                ? concrete(encoding, text ? TEXT : MediaTypes.OCTETS)
                : file.contentType();
        return new Part(name, file.filename() == null ? name : file.filename(), type, file.content(), List.of());
    }

    /** A value that is no file: text as it is, anything nested as JSON. Text needs no type (RFC 7578 §4.4). */
    static Part of(String name, JsonNode value, Encoding encoding) {
        String usual = value.isContainerNode() ? "application/json" : null;
        String type = encoding.contentType() == null ? usual : concrete(encoding, usual == null ? TEXT : usual);
        return of(name, Values.text(value), type);
    }

    static Part of(String name, String value, @Nullable String contentType) {
        return new Part(name, null, contentType, value.getBytes(StandardCharsets.UTF_8), List.of());
    }

    Part with(List<String> lines) {
        return new Part(name, filename, contentType, content, lines);
    }

    /** The first type a part may have that is no range. */
    private static String concrete(Encoding encoding, String otherwise) {
        return encoding.contentType() == null
                ? otherwise
                : Stream.of(encoding.contentType().split(",")).map(String::strip)
                        .filter(type -> !type.isEmpty() && !type.contains("*")).findFirst().orElse(otherwise);
    }

    /** @param named whether parts have names: in a form they do */
    List<String> head(boolean named) {
        List<String> head = new ArrayList<>();
        if (named) {
            head.add("Content-Disposition: form-data; name=\"" + quoted(name) + "\""
                    + (filename == null ? "" : "; filename=\"" + quoted(filename) + "\""));
        }
        if (contentType != null) {
            head.add("Content-Type: " + contentType);
        }
        head.addAll(headers);
        return head;
    }

    /** As browsers do (WHATWG HTML, multipart/form-data encoding algorithm): nothing ends the quotes or the line. */
    private static String quoted(String text) {
        return text.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22").replaceAll("\\p{Cntrl}", "");
    }

    /** Not the content. */
    @Override
    public String toString() {
        return name + ", " + content.length + " bytes";
    }
}
