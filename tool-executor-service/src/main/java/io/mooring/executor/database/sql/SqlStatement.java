package io.mooring.executor.database.sql;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One statement.
 *
 * @param part name of its rows when several statements make one answer
 * @param parameters values for its placeholders, bound and never put into the text
 */
record SqlStatement(String part, String text, List<JsonNode> parameters) {}
