package io.mooring.scenario.party;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.sun.net.httpserver.HttpExchange;

import io.mooring.scenario.party.FakeReply.Said;

/**
 * One request at a {@link FakeProvider}.
 *
 * @param redirected parameters of a request for consent, whose answer goes to its redirect URI; null: it is JSON
 */
record FakeTurn(HttpExchange exchange, Supplier<Said> action, CountDownLatch closed,
        @Nullable Map<String, String> redirected) implements FakeReply.Turn {

    @Override
    public Said usual() {
        return action.get();
    }

    @Override
    public void say(Said said) throws IOException {
        if (redirected == null) {
            raw(said.status(), Map.of("Content-Type", "application/json", "Cache-Control", "no-store"),
                    said.body().toString().getBytes(StandardCharsets.UTF_8));
            return;
        }
        String parameters = said.body().properties().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue().asText()))
                .collect(Collectors.joining("&"));
        String to = redirected.get("redirect_uri");
        raw(303, Map.of("Location", to + (String.valueOf(to).contains("?") ? "&" : "?") + parameters), new byte[0]);
    }

    @Override
    public void raw(int status, Map<String, String> headers, byte[] body) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void cut() {
        exchange.close();
    }

    @Override
    public void waitForTheEnd() throws InterruptedException {
        closed.await();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
