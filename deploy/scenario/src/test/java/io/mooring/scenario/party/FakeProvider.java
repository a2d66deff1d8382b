package io.mooring.scenario.party;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.mooring.scenario.party.Browser.Seen;
import io.mooring.scenario.party.FakeAccount.Asked;
import io.mooring.scenario.party.FakeAccount.Door;
import io.mooring.scenario.party.FakeReply.Said;

/**
 * A provider of accounts, all of it: authorization server (RFC 6749, 7009, 7591, 7636, 8414, 9207), identity and API. By
 * itself it does everything right. What it does wrong is told per {@link #account account} or for everybody, from the test,
 * while it runs; what it was asked can be read back.
 *
 * <pre>{@code
 * FakeProvider provider = FakeProvider.start();
 * FakeAccount ada = provider.account("ada").tokensLive(Duration.ofSeconds(8));
 * provider.registered(tenant, "shop");                      // integration and auth config
 * String connection = provider.connected(tenant, "shop", "ada"); // through consent, ACTIVE
 * ada.answers(Door.REFRESH, FakeReply.error(400, "invalid_grant"));
 * Hold hold = ada.holds(Door.REFRESH);                      // … kill something … hold.release();
 * assertThat(ada.refreshTokensSeen()).doesNotHaveDuplicates();
 * }</pre>
 */
public final class FakeProvider implements AutoCloseable {

    /** Where the browser tells who signs in. */
    private static final String WHO = "login_hint";

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final FakeGrants grants = new FakeGrants();
    private final Map<String, FakeAccount> accounts = new ConcurrentHashMap<>();
    private final Map<String, String> clients = new ConcurrentHashMap<>();
    private final FakeAccount everybody = new FakeAccount("*");

    private FakeProvider(HttpServer server) {
        this.server = server;
    }

    /** Starts one on a free port of the loopback address. */
    public static FakeProvider start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeProvider provider = new FakeProvider(server);
            server.createContext("/", provider::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            provider.clients.put("mooring", "secret-" + UUID.randomUUID());
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also its issuer. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** An account of that name; made when it is named first. */
    public FakeAccount account(String name) {
        return accounts.computeIfAbsent(name, FakeAccount::new);
    }

    /** Whatever counts for everybody who has no setting of his own, and for the doors that belong to nobody. */
    public FakeAccount everybody() {
        return everybody;
    }

    /** The secret of the client {@code mooring}. */
    public String secret() {
        return String.valueOf(clients.get("mooring"));
    }

    /** Gives the client {@code mooring} another secret: who knows the former one is told {@code invalid_client}. */
    public void changesSecret() {
        clients.put("mooring", "secret-" + UUID.randomUUID());
    }

    /** As when its owner removes the app at the provider: every token of the account is dead. */
    public void endsGrantsOf(String account) {
        grants.end(account(account));
    }

    /** Registers its API with a tool {@code me} and how to sign in, and sets up the auth config; answers the config. */
    public Answer registered(Tenant tenant, String slug) {
        described(tenant, slug);
        return await().atMost(SOON).until(() -> tenant.admin().post("/api/oauth/configs",
                Map.of("app", slug, "client_id", "mooring", "client_secret", secret())),
                answer -> !answer.text().contains("unknown-app")).expect(201);
    }

    /** Registers its API alone. */
    public void described(Tenant tenant, String slug) {
        tenant.admin().post("/api/openapi/specs", Map.of("slug", slug, "spec", Map.of("kind", "blob", "value", """
                {"openapi": "3.1.0", "info": {"title": "Fake", "version": "1"}, "servers": [{"url": "%1$s"}],
                 "components": {"securitySchemes": {"signIn": {"type": "openIdConnect",
                   "openIdConnectUrl": "%1$s/.well-known/openid-configuration"}}},
                 "security": [{"signIn": ["read", "write"]}],
                 "paths": {"/me": {"get": {"operationId": "me", "responses": {"200": {"description": "who"}}}}}}"""
                .formatted(url())))).expect(201);
    }

    /** Connects an account for the user of the same name, through consent; answers the id of the connection, ACTIVE. */
    public String connected(Tenant tenant, String slug, String account) {
        Answer begun = begun(tenant, Map.of("owner", "user", "user_id", account, "integration", slug));
        Seen end = consents(begun, account);
        if (end.status() != 200) {
            throw new AssertionError(account + " was not connected: " + end);
        }
        return begun.text("connection_id");
    }

    /** Asks for a link, as soon as the integration has arrived from the catalog. */
    public static Answer begun(Tenant tenant, Map<String, ?> body) {
        return await().atMost(SOON).until(() -> tenant.admin().post("/api/oauth/start", body),
                answer -> !answer.text().contains("unknown-integration")).expect(201);
    }

    /** Follows a link with a new browser, signing in as the account; answers what is on the screen in the end. */
    public Seen consents(Answer begun, String account) {
        try (Browser browser = new Browser()) {
            return browser.open(signsIn(browser, begun, account));
        }
    }

    /** Follows a link as far as the way back: answers the address of the callback, which was not opened yet. */
    public String signsIn(Browser browser, Answer begun, String account) {
        String provider = browser.open(begun.text("auth_url")).location();
        return browser.open(provider + "&" + WHO + "=" + account).location();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> form = form(new String(body, StandardCharsets.UTF_8));
            form.putAll(form(exchange.getRequestURI().getRawQuery()));
            route(exchange, form);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void route(HttpExchange exchange, Map<String, String> form) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        String bearer = bearer(exchange);
        switch (path) {
            case "/authorize" -> {
                FakeAccount who = account(form.getOrDefault(WHO, "somebody"));
                answer(exchange, new Asked(Door.CONSENT, form, null), who, () -> consent(who, form));
            }
            case "/token" -> token(exchange, form);
            case "/revoke" -> answer(exchange, new Asked(Door.REVOKE, form, null), grants.of(form),
                    () -> grants.revoke(form));
            case "/userinfo" -> known(exchange, Door.IDENTITY, form, bearer);
            case "/register" -> answer(exchange, new Asked(Door.REGISTRATION, form, null), null, this::register);
            case "/.well-known/oauth-authorization-server", "/.well-known/openid-configuration" ->
                answer(exchange, new Asked(Door.METADATA, form, null), null, () -> new Said(200, metadata()));
            default -> known(exchange, Door.API, form, bearer);
        }
    }

    private Said consent(FakeAccount who, Map<String, String> form) {
        ObjectNode back = JsonNodeFactory.instance.objectNode().put("state", form.getOrDefault("state", ""))
                .put("iss", url().toString());
        String client = form.getOrDefault("client_id", "");
        return new Said(303, clients.containsKey(client)
                ? back.put("code", grants.code(who, form))
                : back.put("error", "unauthorized_client"));
    }

    private void token(HttpExchange exchange, Map<String, String> form) throws IOException, InterruptedException {
        String client = client(exchange, form);
        Door door = switch (form.getOrDefault("grant_type", "")) {
            case "refresh_token" -> Door.REFRESH;
            case "client_credentials" -> Door.CLIENT_CREDENTIALS;
            default -> Door.EXCHANGE;
        };
        FakeAccount who = door == Door.CLIENT_CREDENTIALS && client != null ? account(client) : grants.of(form);
        answer(exchange, new Asked(door, form, null), who, () -> client == null
                ? new Said(401, FakeGrants.refused("invalid_client").body())
                : switch (door) {
                    case REFRESH -> grants.refresh(form);
                    case CLIENT_CREDENTIALS -> grants.clientCredentials(account(client), form);
                    default -> grants.exchange(form, client);
                });
    }

    /** Identity and API: for whoever comes with a token that is good. */
    private void known(HttpExchange exchange, Door door, Map<String, String> form, @Nullable String bearer)
            throws IOException, InterruptedException {
        FakeAccount who = grants.whose(bearer);
        FakeAccount asked = who == null ? grants.of(Map.of("token", bearer == null ? "" : bearer)) : who;
        answer(exchange, new Asked(door, form, bearer), asked, () -> who == null
                ? new Said(401, FakeGrants.refused("invalid_token").body())
                : new Said(200, JsonNodeFactory.instance.objectNode().put("sub", who.id)
                        .put("email", who.name() + "@fake.example")));
    }

    private void answer(HttpExchange exchange, Asked asked, @Nullable FakeAccount who, Supplier<Said> usual)
            throws IOException, InterruptedException {
        FakeReply forAll = who == null ? FakeReply.usual() : everybody.answering(asked.door());
        FakeReply reply = (who == null ? everybody : who).arrives(asked, forAll);
        reply.to(new FakeTurn(exchange, usual, closed, asked.door() == Door.CONSENT ? asked.form() : null));
    }

    private Said register() {
        String id = "client-" + UUID.randomUUID();
        clients.put(id, "secret-" + UUID.randomUUID());
        return new Said(201, JsonNodeFactory.instance.objectNode().put("client_id", id)
                .put("client_secret", clients.get(id)).put("client_secret_expires_at", 0)
                .put("token_endpoint_auth_method", "client_secret_basic"));
    }

    private ObjectNode metadata() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("issuer", url().toString());
        Map.of("authorization_endpoint", "/authorize", "token_endpoint", "/token", "revocation_endpoint", "/revoke",
                "userinfo_endpoint", "/userinfo", "registration_endpoint", "/register")
                .forEach((name, path) -> document.put(name, url() + path));
        document.put("authorization_response_iss_parameter_supported", true);
        Map.of("response_types_supported", List.of("code"), "code_challenge_methods_supported", List.of("S256"),
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"))
                .forEach((name, values) -> values.forEach(document.withArrayProperty(name)::add));
        return document;
    }

    /** RFC 6749 §2.3.1, by header or in the form; null when it is none of ours. */
    private @Nullable String client(HttpExchange exchange, Map<String, String> form) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        String id = form.get("client_id");
        String secret = form.get("client_secret");
        if (header != null && header.startsWith("Basic ")) {
            String[] both = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8)
                    .split(":", 2);
            id = decoded(both[0]);
            secret = decoded(both[1]);
        }
        return id != null && secret != null && secret.equals(clients.get(id)) ? id : null;
    }

    private static @Nullable String bearer(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header != null && header.startsWith("Bearer ") ? header.substring(7) : null;
    }

    private static Map<String, String> form(@Nullable String text) {
        Map<String, String> form = new HashMap<>();
        for (String part : text == null || text.startsWith("{") ? new String[0] : text.split("&")) {
            String[] both = part.split("=", 2);
            form.putIfAbsent(decoded(both[0]), both.length == 1 ? "" : decoded(both[1]));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
