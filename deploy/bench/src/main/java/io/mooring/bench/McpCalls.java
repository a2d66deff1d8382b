package io.mooring.bench;

import java.util.LinkedHashMap;
import java.util.Map;

import io.mooring.bench.load.Prepared;

/** Calls of an MCP server's tools by an agent's endpoint, its token checked, beside the same server called directly. */
public final class McpCalls {

    private McpCalls() {}

    public static void main(String[] arguments) throws Exception {
        try (McpEcho echo = new McpEcho(new Stack())) {
            Map<String, Prepared> calls = new LinkedHashMap<>();
            for (String tool : new String[]{McpEcho.READ, McpEcho.WRITE}) {
                calls.put(tool, Prepared.of(echo.call(tool)));
            }
            Comparison.print(Prepared.of(echo.direct(McpEcho.READ)), calls);
        }
    }
}
