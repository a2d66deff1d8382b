package io.mooring.webhook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;

class SpanCensorTest {

    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");

    @Test
    void leavesOutWhatAnAddressProves() {
        String kept = kept("/webhook/whe_a/whs_secret", "token=secret").toString();

        assertThat(kept).contains("/webhook/...").doesNotContain("secret");
    }

    @Test
    void leavesOtherAddressesAsTheyAre() {
        Map<String, String> kept = kept("/api/webhooks/events", "limit=5");

        assertThat(kept).containsEntry("path", "/api/webhooks/events").containsEntry("query", "limit=5");
    }

    private static Map<String, String> kept(String path, String query) {
        AtomicReference<ReadableSpan> ended = new AtomicReference<>();
        try (SdkTracerProvider tracers = SdkTracerProvider.builder().addSpanProcessor(new SpanCensor())
                .addSpanProcessor(atEnd(ended)).build()) {
            tracers.get("test").spanBuilder("GET " + path).setAttribute(PATH, path).setAttribute(QUERY, query)
                    .startSpan().end();
        }
        ReadableSpan span = ended.get();
        return Map.of("name", span.getName(), "path", String.valueOf(span.getAttribute(PATH)), "query",
                String.valueOf(span.getAttribute(QUERY)));
    }

    private static SpanProcessor atEnd(AtomicReference<ReadableSpan> ended) {
        return new SpanProcessor() {

            @Override
            public void onStart(Context parent, ReadWriteSpan span) {}

            @Override
            public boolean isStartRequired() {
                return false;
            }

            @Override
            public void onEnd(ReadableSpan span) {
                ended.set(span);
            }

            @Override
            public boolean isEndRequired() {
                return true;
            }
        };
    }
}
