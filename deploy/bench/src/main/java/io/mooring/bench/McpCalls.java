package io.mooring.bench;

import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls of an MCP server's tools by an agent's endpoint, its token checked, beside the same server called directly. */
public final class McpCalls {

    private McpCalls() {}

    public static void main(String[] arguments) throws Exception {
        try (McpEcho echo = new McpEcho(new Stack())) {
            Map<String, HttpRequest> calls = new LinkedHashMap<>();
            for (String tool : new String[]{McpEcho.READ, McpEcho.WRITE}) {
                calls.put(tool, echo.call(tool));
            }
            Comparison.print(echo.direct(McpEcho.READ), calls);
        }
    }
}
