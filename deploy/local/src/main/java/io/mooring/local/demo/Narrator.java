package io.mooring.local.demo;

import java.io.PrintStream;

/** What the demo tells. */
final class Narrator {

    private static final int WIDTH = 150;
    private final PrintStream out = System.out;

    void step(String title) {
        out.printf("%n%s%n", title);
    }

    void line(String format, Object... values) {
        out.println("   " + format.formatted(values));
    }

    void event(EventLog.Entry entry) {
        String payload = entry.payload().toString().replaceAll("\\s+", " ");
        line("%-23s %s %s", entry.topic(), entry.id(),
                payload.length() > WIDTH ? payload.substring(0, WIDTH) + "…" : payload);
    }

    void next(Api api) {
        step("All of it worked. Try next:");
        line("curl -H \"X-API-Key: $(cat ${MOORING_HOME:-~/.mooring}/admin.key)\" %s", api.address("/api/calls"));
        line("  … %s, %s, %s", "/api/webhooks/events", "/api/integrations", "/api/status");
        line("register your own API: POST /api/openapi/specs {\"slug\": …, \"spec\": {\"kind\": \"url\", \"url\": …}}");
        line("./mooring logs tool-executor, ./mooring status, ./mooring down");
    }
}
