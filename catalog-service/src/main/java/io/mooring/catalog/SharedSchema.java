package io.mooring.catalog;

import java.util.SortedSet;

/**
 * A schema that tools, and other shared schemas, refer to by its name.
 *
 * @param text JSON Schema 2020-12; {@code #/$defs/<name>} is another shared schema
 * @param uses names of those it refers to itself
 */
public record SharedSchema(String text, SortedSet<String> uses) {}
