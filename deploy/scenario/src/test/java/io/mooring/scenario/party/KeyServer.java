package io.mooring.scenario.party;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A provider of service accounts: its token endpoint takes what their keys signed and nothing else (RFC 7523 §2.1), and checks
 * all of it: key, signature, audience, times, and that nothing comes twice. Behind it an API for who has a token.
 */
public final class KeyServer implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofHours(1);

    private record Key(String email, PublicKey pub) {}

    private record Token(String email, Instant end) {}

    private final HttpServer server;
    private final Map<String, Key> keys = new ConcurrentHashMap<>();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final List<String> granted = new CopyOnWriteArrayList<>();
    private volatile String audience;
    private volatile Duration ahead = Duration.ZERO;
    private volatile Duration life = Duration.ofHours(1);

    private KeyServer(HttpServer server) {
        this.server = server;
        this.audience = at("/token");
    }

    /** Starts one on a free port of the loopback address. */
    public static KeyServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            KeyServer provider = new KeyServer(server);
            server.createContext("/token", provider::token);
            server.createContext("/me", provider::me);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort()) + path;
    }

    /** Makes a key for the account; answers the file of it, once. */
    public Map<String, String> makesKeyOf(String email) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            String id = UUID.randomUUID().toString();
            keys.put(id, new Key(email, pair.getPublic()));
            String base64 = Base64.getMimeEncoder(64, new byte[]{'\n'})
                    .encodeToString(pair.getPrivate().getEncoded());
            return Map.of("type", "service_account", "client_email", email, "private_key_id", id, "token_uri",
                    at("/token"), "private_key",
                    "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As when somebody deletes them at the provider; tokens live on. */
    public void deletesKeysOf(String email) {
        keys.values().removeIf(key -> key.email.equals(email));
    }

    /** Wants assertions for another server from now on; null: for this one again. */
    public void isMeantAs(@Nullable String other) {
        audience = other == null ? at("/token") : other;
    }

    /** Its clock runs so far ahead of ours, or behind. */
    public void runsAhead(Duration time) {
        ahead = time;
    }

    public void tokensLive(Duration time) {
        life = time;
    }

    /** How many tokens of the account it gave. */
    public long granted(String email) {
        return granted.stream().filter(email::equals).count();
    }

    private void token(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(),
                    StandardCharsets.UTF_8));
            String wrong = form.getOrDefault("grant_type", "").equals("urn:ietf:params:oauth:grant-type:jwt-bearer")
                    ? null
                    : "unsupported_grant_type";
            String[] parts = form.getOrDefault("assertion", "..").split("\\.", -1);
            JsonNode claims = wrong == null ? json(parts[1]) : json("");
            String said = wrong == null ? mistake(parts, claims) : "";
            if (said != null) {
                answer(exchange, 400, Map.of("error", wrong == null ? "invalid_grant" : wrong, "error_description",
                        said));
                return;
            }
            String token = "kt-" + UUID.randomUUID();
            String email = claims.path("iss").asText();
            tokens.put(token, new Token(email, Instant.now().plus(life)));
            granted.add(email);
            answer(exchange, 200, Map.of("access_token", token, "token_type", "Bearer", "expires_in", life.toSeconds(),
                    "scope", form.getOrDefault("scope", "")));
        }
    }

    /** Null when nothing is wrong. */
    private @Nullable String mistake(String[] parts, JsonNode claims) {
        Key key = keys.get(json(parts[0]).path("kid").asText());
        Instant now = Instant.now().plus(ahead);
        Instant from = Instant.ofEpochSecond(claims.path("iat").asLong());
        Instant end = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (key == null || !key.email.equals(claims.path("iss").asText()) || !isSigned(parts, key.pub)) {
            return "Invalid JWT Signature.";
        }
        if (!claims.path("aud").asText().equals(audience)) {
            return "Invalid JWT: wrong audience";
        }
        if (from.isAfter(now) || !end.isAfter(now) || Duration.between(from, end).compareTo(LONGEST) > 0) {
            return "Invalid JWT: Token must be a short-lived token and in a reasonable timeframe.";
        }
        return claims.path("sub").asText().isEmpty() || !used.add(claims.path("jti").asText("none"))
                ? "Invalid JWT: without subject, or used before"
                : null;
    }

    private static boolean isSigned(String[] parts, PublicKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return json(parts[0]).path("alg").asText().equals("RS256")
                    && signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private void me(HttpExchange exchange) throws IOException {
        try (exchange) {
            String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            Token token = tokens.get(header.replaceFirst("^Bearer ", ""));
            boolean good = token != null && Instant.now().isBefore(token.end);
            answer(exchange, good ? 200 : 401, Map.of("who", good ? token.email : "nobody"));
        }
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] text = Json.text(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
    }

    private static JsonNode json(String part) {
        String text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        return Json.tree(text.isEmpty() ? "{}" : text);
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (String part : text.split("&")) {
            String[] both = part.split("=", 2);
            form.put(both[0], both.length == 1 ? "" : URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
