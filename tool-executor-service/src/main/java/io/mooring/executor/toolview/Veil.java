package io.mooring.executor.toolview;

import java.util.Set;

/**
 * What policies leave of a reach. A tool they name is there or not as they say; any other is there when one of its
 * connections is.
 *
 * @param integrations those of which a connection is left
 * @param connections ids of the connections that are left
 * @param shown tools that are there
 * @param hidden tools that are not
 */
public record Veil(Set<String> integrations, Set<String> connections, Set<ToolPosition> shown,
        Set<ToolPosition> hidden) {}
