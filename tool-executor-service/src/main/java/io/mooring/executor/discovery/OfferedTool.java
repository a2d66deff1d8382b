package io.mooring.executor.discovery;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.toolview.ToolView;

/**
 * A tool somebody can run now.
 *
 * @param input what the arguments have to fit, complete
 * @param output what a result looks like, when that is known
 * @param connections all the user may choose from
 */
public record OfferedTool(ToolView tool, ObjectNode input, @Nullable ObjectNode output,
        List<ConnectionView> connections) {}
