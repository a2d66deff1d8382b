package io.mooring.executor.mcpclient.session;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.mcpclient.Notice;
import io.mooring.executor.mcpclient.Upstream;
import io.vertx.core.eventbus.EventBus;

/** Publishes what a server says of its own accord, as far as somebody can do something about it. */
record Notices(EventBus bus, Upstream upstream) {

    private static final Set<String> KNOWN = Set.of(Notice.TOOLS_CHANGED, Notice.PROMPTS_CHANGED,
            Notice.RESOURCES_CHANGED, "notifications/resources/updated");

    void take(String method, JsonNode params) {
        if (KNOWN.contains(method)) {
            bus.publish(Notice.ADDRESS, new Notice(upstream.tenant(), upstream.integration(),
                    upstream.connection().id(), method, params));
        }
    }
}
