package io.mooring.bench;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Generated OpenAPI documents whose figures can be told in advance. The same arguments give the same text. */
final class SmallSpecs {

    private static final String SCHEMAS = "#/components/schemas/Shared";
    private static final int GROUPS = 50;

    private SmallSpecs() {}

    /** Operations whose body is one of some schemas; each schema refers to the next three. */
    static String shared(int operations, int schemas) {
        Map<String, Object> document = document("Shared schemas", operations, index -> Map.of("post",
                Map.of("operationId", "operation" + index, "requestBody",
                        Map.of("content", Map.of("application/json", Map.of("schema", reference(index % schemas)))),
                        "responses", Map.of())));
        document.put("components", Map.of("schemas",
                new Lazy(schemas, index -> "Shared" + index, index -> schema(index, schemas))));
        return text(document);
    }

    /** So many small operations; each is tagged with one of 50 groups, which its summary names. */
    static String many(int operations) {
        return text(document("Many", operations, index -> Map.of("get",
                Map.of("operationId", "operation%06d".formatted(index), "summary", "Reads of group g" + index % GROUPS,
                        "tags", List.of("g" + index % GROUPS), "responses", Map.of()))));
    }

    private static Map<String, Object> document(String title, int paths, java.util.function.IntFunction<?> item) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.0.3");
        document.put("info", Map.of("title", title, "version", "1"));
        document.put("servers", List.of(Map.of("url", "https://many.example.com")));
        document.put("paths", new Lazy(paths, index -> "/paths/" + index, item));
        return document;
    }

    private static Map<String, Object> schema(int index, int schemas) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int field = 0; field < 8; field++) {
            properties.put("field" + field, Map.of("type", "string", "description", "What field " + field + " says"));
        }
        for (int step = 1; step <= 3 && index + step < schemas; step++) {
            properties.put("next" + step, reference(index + step));
        }
        return Map.of("type", "object", "properties", properties);
    }

    private static Map<String, Object> reference(int index) {
        return Map.of("$ref", SCHEMAS + index);
    }

    private static String text(Map<String, Object> document) {
        try {
            StringWriter text = new StringWriter();
            new SpecText(text, false).write(document);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
