package io.mooring.executor.search;

import java.util.List;

/**
 * What of a tool is searched, and what narrows a search.
 *
 * @param brand words its integration goes by besides its slug: name, family, provider
 * @param connections ids of the connections that offer it; empty when all of its integration do
 */
record IndexedTool(ToolId id, String callName, String title, String description, String kind, boolean readOnly,
        List<String> brand, List<String> tags, List<String> parameters, List<String> connections) {}
