package io.mooring.executor.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;

/** Fields of the index, and a tool as a document of it. */
final class Fields {

    static final String ID = "id";
    static final String TENANT = "tenant";
    static final String KIND = "kind";
    static final String INTEGRATION = "integration";
    static final String CONNECTION = "connection";
    /** Value of {@link #CONNECTION} when all connections offer the tool; no id is empty. */
    static final String ANY = "";
    static final String READ_ONLY = "readonly";
    /** Names as a whole. */
    static final String WHOLE = "whole";
    /** Every word of every field. */
    static final String WORD = "word";

    /** Fields with words and what a hit in them counts. */
    static final Map<String, Float> WEIGHTS = weights();

    private static final int LONGEST_DESCRIPTION = 4000;
    private static final int MOST = 200;
    private static final FieldType WORDS = type(IndexOptions.DOCS_AND_FREQS, false);
    private static final FieldType VOCABULARY = type(IndexOptions.DOCS, true);

    private Fields() {}

    static Document document(IndexedTool tool) {
        Document document = new Document();
        ToolId id = tool.id();
        document.add(new StringField(ID, id.text(), Field.Store.NO));
        document.add(new StoredField(ID, id.text()));
        document.add(new StringField(TENANT, id.tenant(), Field.Store.NO));
        document.add(new StringField(KIND, tool.kind(), Field.Store.NO));
        document.add(new StringField(INTEGRATION, id.integration(), Field.Store.NO));
        document.add(new StringField(READ_ONLY, Boolean.toString(tool.readOnly()), Field.Store.NO));
        document.add(new StringField(WHOLE, whole(id.name()), Field.Store.NO));
        document.add(new StringField(WHOLE, whole(tool.callName()), Field.Store.NO));
        (tool.connections().isEmpty() ? List.of(ANY) : tool.connections())
                .forEach(connection -> document.add(new StringField(CONNECTION, connection, Field.Store.NO)));
        texts(tool).forEach((field, text) -> {
            document.add(new Field(field, text, WORDS));
            document.add(new Field(WORD, text, VOCABULARY));
        });
        return document;
    }

    /** A name without signs and case: {@code create-issue} and {@code createIssue} are the same. */
    static String whole(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Map<String, String> texts(IndexedTool tool) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("name", tool.id().name());
        texts.put("title", tool.title());
        texts.put("brand", tool.id().integration() + " " + String.join(" ", tool.brand()));
        texts.put("tags", joined(tool.tags()));
        texts.put("parameters", joined(tool.parameters()));
        texts.put("description", tool.description().substring(0,
                Math.min(tool.description().length(), LONGEST_DESCRIPTION)));
        return texts;
    }

    private static String joined(List<String> words) {
        return String.join(" ", words.subList(0, Math.min(words.size(), MOST)));
    }

    private static Map<String, Float> weights() {
        Map<String, Float> weights = new LinkedHashMap<>();
        weights.put("name", 4f);
        weights.put("title", 2f);
        weights.put("brand", 2f);
        weights.put("tags", 1.5f);
        weights.put("parameters", 1f);
        weights.put("description", 1f);
        return weights;
    }

    private static FieldType type(IndexOptions options, boolean omitNorms) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.setOmitNorms(omitNorms);
        type.freeze();
        return type;
    }
}
