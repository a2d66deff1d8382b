package io.mooring.scenario.party;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A GitHub endpoint of a tenant.
 *
 * @param tenant whose it is
 * @param id endpoint id
 * @param url where GitHub sends to
 * @param secret what GitHub signs with
 */
public record Hook(Tenant tenant, String id, URI url, String secret) {

    public static Hook made(Tenant tenant) {
        String secret = "It's a Secret to Everybody";
        Answer made = tenant.admin().post("/api/webhooks/endpoints", Map.of("provider", "github", "secret", secret))
                .expect(201);
        return new Hook(tenant, made.text("id"), URI.create(made.text("url")), secret);
    }

    /** GitHub delivers. */
    public Answer take(GitHub.Delivery delivery) {
        return delivery.send(url, secret);
    }

    /** GitHub delivers and is told that the event is durable; answers its id. */
    public String accept(GitHub.Delivery delivery) {
        Answer answer = take(delivery);
        if (!answer.succeeded()) {
            throw new AssertionError("not accepted: " + answer);
        }
        return answer.text("id");
    }

    /** A subscription of every push. */
    public Subscription subscribed(Upstream subscriber) {
        Answer made = tenant.admin().post("/api/webhooks/subscriptions",
                Map.of("url", subscriber.url() + "/events", "event_types", List.of("github.push"))).expect(201);
        return new Subscription(made.text("id"), made.text("secret"));
    }

    /** Ids of this endpoint's events, newest first; one page. */
    public List<String> events() {
        return tenant.admin().get("/api/webhooks/events?limit=200&endpoint=" + id).expect(200).json().path("items")
                .findValuesAsText("id");
    }

    /**
     * What a subscriber is told.
     *
     * @param id subscription id
     * @param secret {@code whsec_…}
     */
    public record Subscription(String id, String secret) {}
}
