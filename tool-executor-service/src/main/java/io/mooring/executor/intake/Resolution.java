package io.mooring.executor.intake;

import java.util.List;
import java.util.Map;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.toolview.ToolView;

/**
 * What the local copies say about a call.
 *
 * @param connections those of the tool's integration that the user may use
 * @param definitions hash to schema, only when the schema is not compiled yet
 */
record Resolution(ToolView tool, List<ConnectionView> connections, Map<String, String> definitions) {}
