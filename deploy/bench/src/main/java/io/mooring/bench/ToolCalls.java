package io.mooring.bench;

import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tool calls through Mooring (lease cached, both facts durable) beside the same upstream called directly. */
public final class ToolCalls {

    private ToolCalls() {}

    public static void main(String[] arguments) throws Exception {
        try (EchoApi api = new EchoApi(new Stack())) {
            Map<String, HttpRequest> calls = new LinkedHashMap<>();
            calls.put("tool that reads", api.call("read"));
            calls.put("tool that writes", api.call("write"));
            Comparison.print(api.direct(), calls);
        }
    }
}
