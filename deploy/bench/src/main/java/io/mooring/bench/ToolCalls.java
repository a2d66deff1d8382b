package io.mooring.bench;

import java.util.LinkedHashMap;
import java.util.Map;

import io.mooring.bench.load.Prepared;

/** Tool calls through Mooring (lease cached, both facts durable) beside the same upstream called directly. */
public final class ToolCalls {

    private ToolCalls() {}

    public static void main(String[] arguments) throws Exception {
        try (EchoApi api = new EchoApi(new Stack())) {
            Map<String, Prepared> calls = new LinkedHashMap<>();
            calls.put("tool that reads", Prepared.of(api.call("read")));
            calls.put("tool that writes", Prepared.of(api.call("write")));
            Comparison.print(Prepared.of(api.direct()), calls);
        }
    }
}
