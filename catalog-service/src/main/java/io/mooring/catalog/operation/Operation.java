package io.mooring.catalog.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.mooring.catalog.Tool.Hints;
import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.document.Place;
import io.mooring.catalog.document.References;

/**
 * One operation of a document. It does not hold what it says: of a large document that is read again each time, unless it
 * is {@link #held}.
 *
 * @param path template as written, e.g. {@code /repos/{owner}}
 * @param method in lower case
 * @param id as written; may be empty
 * @param pathItem the object it stands in
 */
public record Operation(String path, String method, String id, Place pathItem) {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head", "options",
            "trace");
    private static final Set<String> SAFE = Set.of("get", "head", "options", "trace");
    private static final String DEPRECATED = "Deprecated.";

    /** Every operation, in the order of the document. What is no path item or dangles is told to {@code faults}. */
    public static List<Operation> all(Place document, References references, List<DocumentFault> faults) {
        Place paths = document.at("paths");
        if (paths.exists() && !paths.isObject()) {
            throw new DocumentFault(paths.pointer(), "expected an object with path items");
        }
        List<Operation> operations = new ArrayList<>();
        for (Place path : paths.members()) {
            try {
                addAll(path, references, operations, faults);
            } catch (DocumentFault fault) {
                faults.add(fault);
            }
        }
        return operations;
    }

    private static void addAll(Place written, References references, List<Operation> operations,
            List<DocumentFault> faults) {
        String path = written.key();
        if (path.startsWith("x-")) {
            return;
        }
        Place pathItem = references.follow(written);
        if (!path.startsWith("/") || !pathItem.isObject()) {
            throw new DocumentFault(written.pointer(), "expected a path item, and its key to start with /");
        }
        for (String method : METHODS) {
            Place operation = pathItem.at(method);
            if (operation.isObject()) {
                operations.add(new Operation(path, method, operation.text("operationId"), pathItem));
            } else if (operation.exists()) {
                faults.add(new DocumentFault(operation.pointer(), "expected an operation"));
            }
        }
    }

    /** The same, holding what it says while a tool is made of it. */
    public Operation held() {
        return new Operation(path, method, id, new Place(pathItem.pointer(), pathItem.node()));
    }

    /** The operation object. */
    public Place place() {
        return pathItem.at(method);
    }

    /** What makes it the same operation when the document changes. */
    public String identity() {
        return method + " " + path;
    }

    /** For people: what the document says, else the id in words. */
    public String title() {
        String summary = place().text("summary");
        return summary.isEmpty() ? Words.humanised(id()) : summary;
    }

    /** For agents. */
    public String description() {
        Place place = place();
        List<String> said = Stream.of(place.text("summary"), place.text("description"),
                place.isTrue("deprecated") ? DEPRECATED : "").filter(text -> !text.isEmpty()).distinct().toList();
        return said.isEmpty() || said.equals(List.of(DEPRECATED)) ? identity() : String.join("\n\n", said);
    }

    public List<String> tags() {
        return place().at("tags").items().stream().filter(tag -> tag.node().isTextual())
                .map(tag -> tag.node().textValue()).toList();
    }

    /** What a call may change, by what RFC 9110 §9.2 says of its method. */
    public Hints hints() {
        boolean safe = SAFE.contains(method);
        boolean deletes = method.equals("delete");
        return new Hints(safe, deletes, safe || deletes || method.equals("put"));
    }
}
