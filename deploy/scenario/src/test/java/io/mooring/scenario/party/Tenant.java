package io.mooring.scenario.party;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mooring.scenario.stack.Stack;

/**
 * A tenant made for one class of tests.
 *
 * @param stack where it lives
 * @param name its name
 * @param admin its platform, holding the first admin key, at the gateway
 */
public record Tenant(Stack stack, String name, Api admin) {

    /** One readable route of every service. */
    public static final List<String> READS = List.of("/api/integrations", "/api/connections", "/api/webhooks/events",
            "/api/calls", "/api/status");
    private static final Pattern KEY = Pattern.compile("mk_[a-z0-9]{12}_[A-Za-z0-9_-]{43}");

    /** Makes one as the installer does. */
    public static Tenant fresh(Stack stack, String purpose) {
        String name = name(purpose);
        Api installer = Api.withToken(stack.url("gateway"), new Realm(stack).service("mooring-installer"));
        return withKey(stack, name, installer.post("/api/tenants", Map.of("name", name)).expect(201).text("key"));
    }

    /** Makes one as an operator does, by {@code ./mooring tenant add}. */
    public static Tenant added(Stack stack, String purpose) {
        String name = name(purpose);
        Matcher key = KEY.matcher(stack.mooring("tenant", "add", name).require().out());
        if (!key.find()) {
            throw new AssertionError("./mooring tenant add printed no key");
        }
        return withKey(stack, name, key.group());
    }

    private static String name(String purpose) {
        return purpose + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    }

    private static Tenant withKey(Stack stack, String name, String key) {
        Tenant tenant = new Tenant(stack, name, Api.withKey(stack.url("gateway"), key));
        tenant.awaitEverywhere(tenant.admin);
        return tenant;
    }

    /** A caller with a key of its own. */
    public Key key(String... roles) {
        Answer made = admin.post("/api/keys", Map.of("label", "of " + name, "roles", List.of(roles))).expect(201);
        Api holder = Api.withKey(admin.base(), made.text("key"));
        awaitEverywhere(holder);
        return new Key(made.text("id"), holder);
    }

    private void awaitEverywhere(Api holder) {
        for (String path : READS) {
            await().atMost(SOON).untilAsserted(() -> holder.get(path).expect(200));
        }
    }

    /**
     * A key of this tenant.
     *
     * @param id for revoking it
     * @param holder who uses it
     */
    public record Key(String id, Api holder) {}
}
