package io.mooring.connection.consent;

/** What a person sees who is awaited nowhere else. Plain HTML: readable by everything, runs nothing, loads nothing. */
final class Page {

    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            <p%3$s>%2$s</p>
            </main>
            </body>
            </html>
            """;

    private Page() {}

    static String of(Outcome outcome) {
        return outcome.succeeded()
                ? HTML.formatted("Connected", escaped(outcome.detail()), " role=\"status\"")
                : HTML.formatted("Not connected", escaped(outcome.detail() + " (" + outcome.error() + ")"),
                        " role=\"alert\"");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
