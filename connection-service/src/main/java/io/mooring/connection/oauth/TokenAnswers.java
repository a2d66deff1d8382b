package io.mooring.connection.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;

import io.mooring.connection.oauth.TokenAnswer.Subject;
import io.mooring.contracts.provider.OAuthFacts;
import io.mooring.contracts.provider.OAuthFacts.Capture;
import io.mooring.contracts.provider.OAuthFacts.Life;
import io.mooring.contracts.provider.OAuthFacts.Source;

/** An answer of a token endpoint, read the way this provider writes it (RFC 6749 §5.1 and the facts). */
final class TokenAnswers {

    private static final long LONGEST = Duration.ofDays(3650).toSeconds();
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");
    private static final List<String> REFRESH_LIFE = List.of("refresh_token_expires_in", "refresh_expires_in",
            "x_refresh_token_expires_in");

    private final OAuthFacts facts;
    private final JsonNode answer;
    private final Instant asked;

    private TokenAnswers(OAuthFacts facts, JsonNode answer, Instant asked) {
        this.facts = facts;
        this.answer = answer;
        this.asked = asked;
    }

    /**
     * @param answer of a successful request, without an error in it
     * @param asked when the request left
     */
    static TokenAnswer read(OAuthFacts facts, JsonNode answer, Instant asked) {
        return new TokenAnswers(facts, answer, asked).read();
    }

    private TokenAnswer read() {
        String path = facts.token().userTokenPath();
        String userToken = path == null ? null : text(at(answer, path));
        String token = text(answer.path("access_token"));
        if (token == null) {
            token = userToken;
        }
        if (token == null) {
            throw TokenFailure.of(TokenFailure.Kind.LOST, "unreadable_answer",
                    "the token endpoint says it succeeded, but its answer has no access_token that could be used");
        }
        Life life = facts.life();
        return new TokenAnswer(token, end(answer.path("expires_in"), life == null ? null : life.accessSeconds()),
                text(answer.path("refresh_token")), refreshEnd(life), scopes(), userToken, subject(),
                captures(facts, Source.TOKEN, answer));
    }

    private @Nullable Instant refreshEnd(@Nullable Life life) {
        JsonNode said = REFRESH_LIFE.stream().map(answer::path).filter(node -> !node.isMissingNode()).findFirst()
                .orElse(MissingNode.getInstance());
        return answer.has("refresh_token") ? end(said, life == null ? null : life.refreshSeconds()) : null;
    }

    /** Zero and less mean endless to those who send it at all. */
    private @Nullable Instant end(JsonNode said, @Nullable Long usual) {
        long seconds = said.isMissingNode() || said.isNull() ? usual == null ? 0 : usual : said.asLong(0);
        return seconds <= 0 ? null : asked.plusSeconds(Math.min(seconds, LONGEST));
    }

    private @Nullable List<String> scopes() {
        JsonNode scope = answer.path("scope");
        if (scope.isArray()) {
            return StreamSupport.stream(scope.spliterator(), false).map(JsonNode::asText).toList();
        }
        return scope.isTextual() ? split(scope.textValue()) : null;
    }

    private List<String> split(String scopes) {
        String separator = facts.token().scopeSeparator();
        if (separator == null && facts.authorize() != null) {
            separator = facts.authorize().scopeSeparator();
        }
        Stream<String> parts = Arrays.stream(scopes.split("\\s+"));
        if (separator != null && !separator.isBlank()) {
            String between = Pattern.quote(separator);
            parts = parts.flatMap(part -> Arrays.stream(part.split(between)));
        }
        return parts.filter(part -> !part.isEmpty()).distinct().toList();
    }

    /** Only who it is; a provider whose ID token can't be read loses nothing but that. */
    private @Nullable Subject subject() {
        String token = text(answer.path("id_token"));
        try {
            JWTClaimsSet claims = token == null ? null : JWTParser.parse(token).getJWTClaimsSet();
            if (claims == null || claims.getSubject() == null || claims.getIssuer() == null) {
                return null;
            }
            String label = claims.getStringClaim("email");
            return new Subject(claims.getIssuer(), claims.getSubject(),
                    label == null ? claims.getStringClaim("preferred_username") : label);
        } catch (java.text.ParseException unreadable) {
            return null; // an opaque or encrypted one: whose account it is then takes the identity probe
        }
    }

    /** Values the facts ask to keep from one kind of answer. */
    static Map<String, String> captures(OAuthFacts facts, Source from, JsonNode answer) {
        Map<String, String> kept = new HashMap<>();
        for (Capture capture : facts.captures()) {
            JsonNode value = capture.from() == from ? at(answer, capture.path()) : MissingNode.getInstance();
            if (!value.isMissingNode() && !value.isNull()) {
                kept.put(capture.name(), value.isValueNode() ? value.asText() : value.toString());
            }
        }
        return kept;
    }

    /** The value at a path of names joined by dots, {@code [0]} for an element; as it stands first, for a name with dots. */
    static JsonNode at(JsonNode answer, String path) {
        if (answer.has(path)) {
            return answer.path(path);
        }
        String pointer = "/" + path.replace("~", "~0").replace("/", "~1").replaceAll("\\[(\\d+)]", ".$1")
                .replaceFirst("^\\.", "").replace('.', '/');
        return answer.at(pointer);
    }

    /** Null for what no token is, RFC 6749 appendix A.12: it could not be sent anywhere, or would end the header it is in. */
    private static @Nullable String text(JsonNode node) {
        String text = node.isTextual() ? node.textValue() : null;
        return text == null || text.isBlank() || !PRINTABLE.matcher(text).matches() ? null : text;
    }
}
