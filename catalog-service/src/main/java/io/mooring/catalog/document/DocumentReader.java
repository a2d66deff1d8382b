package io.mooring.catalog.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.CatalogError;
import io.mooring.catalog.text.PlainText;
import io.mooring.catalog.text.Refusal;
import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * A JSON or YAML text as a tree. Nesting, aliases, numbers and strings are bounded, so that no text costs more than its
 * length. Of a large text only an outline is made: see {@link Document#root()}.
 */
public final class DocumentReader {

    private DocumentReader() {}

    /**
     * Reads a text. Fails with 422 that says line and column.
     *
     * @param field where in the caller's request the text came from
     */
    public static JsonNode read(String text, String field) {
        return read(text.getBytes(StandardCharsets.UTF_8), field).root();
    }

    /**
     * Reads a text in UTF-8, UTF-16 or UTF-32. Fails with 422 that says line and column. The tree is not for two threads
     * at once.
     *
     * @param text must not be changed as long as the document is in use
     * @param field where in the caller's request the text came from
     */
    public static Document read(byte[] text, String field) {
        String form = "a document";
        try {
            PlainText plain = PlainText.of(text);
            form = plain.isJson() ? "JSON" : "YAML";
            return outline(plain, field);
        } catch (Refusal e) {
            throw unreadable(field, form, String.valueOf(e.getMessage()), e.line(), e.column());
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw unreadable(field, form, e.getProblem(), mark.getLine() + 1, mark.getColumn() + 1);
        } catch (ReaderException e) {
            throw CatalogError.SPEC_UNREADABLE.at(field, "expected YAML; at character " + e.getPosition()
                    + " stands one that is not allowed: U+%04X".formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            throw CatalogError.SPEC_UNREADABLE.at(field, "expected YAML; " + e.getMessage());
        } catch (JsonProcessingException e) {
            throw unreadable(field, form, e);
        } catch (IOException e) {
            throw new IllegalStateException("no other failure comes of reading from memory", e);
        }
    }

    /** Places in the JSON that was made of YAML are nobody's. */
    private static Document outline(PlainText plain, String field) throws IOException {
        ByteBuffer json = plain.json();
        try {
            return Outline.read(json);
        } catch (Refusal e) {
            throw plain.isJson() ? e : CatalogError.SPEC_UNREADABLE.at(field, "expected YAML; " + e.getMessage());
        }
    }

    private static HttpProblem unreadable(String field, String form, JsonProcessingException failure) {
        JsonLocation location = failure.getLocation();
        String reason = failure.getOriginalMessage();
        return location == null || form.equals("YAML")
                ? CatalogError.SPEC_UNREADABLE.at(field, "expected " + form + "; " + reason)
                : unreadable(field, form, reason, location.getLineNr(), location.getColumnNr());
    }

    private static HttpProblem unreadable(String field, String form, String reason, int line, int column) {
        return CatalogError.SPEC_UNREADABLE.at(field,
                "expected " + form + "; line " + line + ", column " + column + ": " + reason);
    }
}
