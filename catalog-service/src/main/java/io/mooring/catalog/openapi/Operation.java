package io.mooring.catalog.openapi;

import java.util.ArrayList;
import java.util.List;

import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.document.Place;
import io.mooring.catalog.document.References;

/**
 * One operation of a document. It does not hold what it says: of a large document that is read again each time.
 *
 * @param path template as written, e.g. {@code /repos/{owner}}
 * @param method in lower case
 * @param id as written; may be empty
 * @param pathItem the object it stands in
 */
record Operation(String path, String method, String id, Place pathItem) {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head", "options",
            "trace");

    /** Every operation, in the order of the document. What is no path item or dangles is told to {@code faults}. */
    static List<Operation> all(Place document, References references, List<DocumentFault> faults) {
        Place paths = document.at("paths");
        if (paths.exists() && !paths.isObject()) {
            throw new DocumentFault(paths.pointer(), "expected an object with path items");
        }
        List<Operation> operations = new ArrayList<>();
        for (Place path : paths.members()) {
            if (path.key().startsWith("/")) {
                try {
                    addAll(path.key(), path, references, operations, faults);
                } catch (DocumentFault fault) {
                    faults.add(fault);
                }
            }
        }
        return operations;
    }

    private static void addAll(String path, Place written, References references, List<Operation> operations,
            List<DocumentFault> faults) {
        Place pathItem = references.follow(written);
        if (!pathItem.isObject()) {
            throw new DocumentFault(written.pointer(), "expected a path item");
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

    /** The operation object. */
    Place place() {
        return pathItem.at(method);
    }

    /** What makes it the same operation when the document changes. */
    String identity() {
        return method + " " + path;
    }
}
