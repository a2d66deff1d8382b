package io.mooring.webhook.intake;

import jakarta.enterprise.context.ApplicationScoped;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** Takes out of spans what proves the sender of a webhook: some addresses hold their secret, in the path or as a query. */
@ApplicationScoped
class SpanCensor implements SpanProcessor {

    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    private static final String WEBHOOKS = "/webhook/";
    private static final String LEFT_OUT = "...";

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        String path = span.getAttribute(PATH);
        if (path == null || !path.startsWith(WEBHOOKS)) {
            return;
        }
        span.setAttribute(PATH, WEBHOOKS + LEFT_OUT);
        span.updateName(span.getName().replace(path, WEBHOOKS + LEFT_OUT));
        if (span.getAttribute(QUERY) != null) {
            span.setAttribute(QUERY, LEFT_OUT);
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
