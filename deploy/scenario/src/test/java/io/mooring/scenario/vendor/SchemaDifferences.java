package io.mooring.scenario.vendor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a tool's schema says other than the document's. A request has no read-only properties, and a file is what the
 * catalog makes of it: neither is compared.
 */
final class SchemaDifferences {

    private static final int LEVELS = 4;

    private final JsonNode document;
    private final JsonNode tool;
    private final List<String> found = new ArrayList<>();

    /**
     * @param document what references of its schemas begin at
     * @param tool the tool's input schema with its definitions
     */
    SchemaDifferences(JsonNode document, JsonNode tool) {
        this.document = document;
        this.tool = tool;
    }

    /** Compares two schemas and those inside them, some levels deep; what differs is told with its place. */
    SchemaDifferences compare(String place, JsonNode said, JsonNode told) {
        compare(place, said, told, LEVELS);
        return this;
    }

    List<String> found() {
        return List.copyOf(found);
    }

    private void compare(String place, JsonNode said, JsonNode told, int levels) {
        PlainSchema asked = PlainSchema.of(document, said);
        if (isFile(asked)) {
            return;
        }
        PlainSchema offered = PlainSchema.of(tool, told);
        Set<String> hidden = asked.properties().entrySet().stream()
                .filter(member -> isReadOnly(member.getValue())).map(member -> member.getKey())
                .collect(Collectors.toSet());
        same(place + " type", asked.types(), offered.types());
        same(place + " enum", asked.choices(), offered.choices());
        same(place + " limits", asked.limits(), offered.limits());
        same(place + " required", without(asked.required(), hidden), offered.required());
        same(place + " properties", without(asked.properties().keySet(), hidden), offered.properties().keySet());
        same(place + " branches", asked.branches().size(), offered.branches().size());
        same(place + " items", asked.items().size(), offered.items().size());
        if (levels > 0 && found.isEmpty()) {
            inside(place, asked, offered, levels - 1);
        }
    }

    private void inside(String place, PlainSchema asked, PlainSchema offered, int levels) {
        offered.properties().forEach(
                (name, told) -> compare(place + "/" + name, asked.properties().get(name), told, levels));
        for (int i = 0; i < offered.items().size(); i++) {
            compare(place + "/items", asked.items().get(i), offered.items().get(i), levels);
        }
        for (int i = 0; i < offered.branches().size(); i++) {
            compare(place + "/branch " + i, asked.branches().get(i), offered.branches().get(i), levels);
        }
    }

    private void same(String what, Object said, Object told) {
        if (!Objects.equals(said, told)) {
            found.add(what + ": the document says " + said + ", the tool " + told);
        }
    }

    private boolean isReadOnly(JsonNode property) {
        return property.path("readOnly").asBoolean()
                || PlainSchema.resolved(document, property).path("readOnly").asBoolean();
    }

    private static boolean isFile(PlainSchema schema) {
        return schema.limits().containsKey("format") && schema.limits().get("format").asText().equals("binary");
    }

    private static Set<String> without(Set<String> names, Set<String> hidden) {
        return names.stream().filter(name -> !hidden.contains(name)).collect(Collectors.toSet());
    }
}
