package io.mooring.executor.search;

import java.util.List;
import java.util.Locale;

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
    /** Every word of a tool. How often it occurs is how much it counts, see {@link Words}. */
    static final String WORD = "word";

    private static final int LONGEST_DESCRIPTION = 4000;
    private static final int MOST = 200;
    private static final FieldType WEIGHED = weighed();

    private Fields() {}

    static Document document(IndexedTool tool, WordAnalyzer analyzer) {
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
        document.add(new Field(WORD, words(tool, analyzer), WEIGHED));
        return document;
    }

    /** A name without signs and case: {@code create-issue} and {@code createIssue} are the same. */
    static String whole(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Words words(IndexedTool tool, WordAnalyzer analyzer) {
        return new Words(analyzer).add(tool.id().name(), 4).add(tool.title(), 2).add(tool.id().integration(), 2)
                .add(joined(tool.brand()), 2).add(joined(tool.tags()), 1).add(joined(tool.parameters()), 1)
                .add(tool.description().substring(0, Math.min(tool.description().length(), LONGEST_DESCRIPTION)), 1);
    }

    private static String joined(List<String> words) {
        return String.join(" ", words.subList(0, Math.min(words.size(), MOST)));
    }

    private static FieldType weighed() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }
}
