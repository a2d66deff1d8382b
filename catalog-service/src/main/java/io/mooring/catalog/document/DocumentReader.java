package io.mooring.catalog.document;

import java.util.regex.Pattern;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.catalog.CatalogError;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** A JSON or YAML text as a tree. Nesting and aliases are bounded, so that no text costs more than its length. */
public final class DocumentReader {

    /** Levels of nesting; real documents stay below 100. */
    static final int DEEPEST = 400;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The parser tells whoever configures it which of its methods set a limit. */
    private static final Pattern OWN_NAMES = Pattern.compile(", from `[^`]*`");

    private static final JsonMapper JSON = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
                            .maxStringLength(Integer.MAX_VALUE).build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private DocumentReader() {}

    /**
     * Reads a text. Fails with 422 that says line and column.
     *
     * @param field where in the caller's request the text came from
     */
    public static JsonNode read(String text, String field) {
        String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        try {
            return isJson(content) ? JSON.readTree(content) : YamlTree.read(content);
        } catch (JsonProcessingException e) {
            throw unreadable(field, e);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw unreadable(field, "YAML", e.getProblem(), mark.getLine() + 1, mark.getColumn() + 1);
        } catch (YAMLException e) {
            throw CatalogError.SPEC_UNREADABLE.at(field, "expected YAML; " + e.getMessage());
        }
    }

    private static boolean isJson(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start < text.length() && (text.charAt(start) == '{' || text.charAt(start) == '[');
    }

    private static HttpProblem unreadable(String field, JsonProcessingException failure) {
        JsonLocation location = failure.getLocation();
        String reason = OWN_NAMES.matcher(failure.getOriginalMessage()).replaceAll("");
        return location == null
                ? CatalogError.SPEC_UNREADABLE.at(field, "expected JSON; " + reason)
                : unreadable(field, "JSON", reason, location.getLineNr(), location.getColumnNr());
    }

    private static HttpProblem unreadable(String field, String form, String reason, int line, int column) {
        return CatalogError.SPEC_UNREADABLE.at(field,
                "expected " + form + "; line " + line + ", column " + column + ": " + reason);
    }
}
