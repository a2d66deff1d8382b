package io.mooring.catalog.openapi;

import java.util.ArrayList;
import java.util.List;

import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.document.Place;
import io.mooring.catalog.document.References;

/**
 * One operation of a document.
 *
 * @param path template as written, e.g. {@code /repos/{owner}}
 * @param method in lower case
 * @param place the operation object
 * @param pathItem the object it stands in
 */
record Operation(String path, String method, Place place, Place pathItem) {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head", "options",
            "trace");

    /** Every operation, in the order of the document. Path items that dangle are told to {@code faults}. */
    static List<Operation> all(Place document, References references, List<DocumentFault> faults) {
        List<Operation> operations = new ArrayList<>();
        for (Place path : document.at("paths").members()) {
            if (path.key().startsWith("/")) {
                try {
                    addAll(path.key(), references.follow(path), operations);
                } catch (DocumentFault fault) {
                    faults.add(fault);
                }
            }
        }
        return operations;
    }

    private static void addAll(String path, Place pathItem, List<Operation> operations) {
        METHODS.stream().filter(method -> pathItem.at(method).isObject())
                .forEach(method -> operations.add(new Operation(path, method, pathItem.at(method), pathItem)));
    }

    String id() {
        return place.text("operationId");
    }

    /** What makes it the same operation when the document changes. */
    String identity() {
        return method + " " + path;
    }
}
