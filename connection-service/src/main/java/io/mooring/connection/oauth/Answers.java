package io.mooring.connection.oauth;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.oauth2.sdk.util.URLUtils;

import io.mooring.connection.oauth.TokenFailure.Kind;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.contracts.provider.OAuthFacts.ErrorInAnswer;

/** HTTP answers of an authorization server: the JSON of a success, or the failure they stand for. */
final class Answers {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final int MAX_DESCRIPTION = 200;

    private Answers() {}

    /**
     * The JSON object of a successful answer. Fails with {@link TokenFailure}.
     *
     * @param errors how an error looks that comes with status 200; none: an {@code error} beside no token
     */
    static JsonNode read(EgressResponse response, @Nullable ErrorInAnswer errors, Instant now) {
        JsonNode body = body(response);
        Duration wait = wait(response, now);
        if (response.isSuccessful()) {
            return success(body, errors, wait);
        }
        int status = response.status();
        String code = code(body, errors);
        if (status == 429 || status == 408 || status >= 500) {
            throw new TokenFailure(Kind.TEMPORARY, code == null ? "http_" + status : code, said(status, code, body),
                    wait, null);
        }
        if (code == null) {
            throw TokenFailure.of(status == 401 ? Kind.CLIENT : Kind.TEMPORARY, "http_" + status,
                    said(status, null, body));
        }
        throw TokenFailure.ofCode(code, said(status, code, body)).retryingAfter(wait);
    }

    /** The failure an error that came with the browser stands for, RFC 6749 §4.1.2.1. */
    static TokenFailure refusal(JsonNode parameters) {
        String code = code(parameters, null);
        String description = clean(parameters.path("error_description").asText(""));
        String text = "the provider answered " + (code == null ? "with an error" : code);
        return TokenFailure.ofCode(code == null ? "invalid_callback" : code,
                description.isEmpty() ? text : text + ": " + description);
    }

    private static JsonNode success(JsonNode body, @Nullable ErrorInAnswer errors, @Nullable Duration wait) {
        boolean refused = errors == null
                ? !body.has("access_token")
                : TokenAnswers.at(body, errors.okPath()).isBoolean()
                        && !TokenAnswers.at(body, errors.okPath()).booleanValue();
        String code = refused ? code(body, errors) : null;
        if (code != null) {
            throw TokenFailure.ofCode(code, said(200, code, body)).retryingAfter(wait);
        }
        if (!body.isObject() || refused && errors != null) {
            throw TokenFailure.of(Kind.LOST, "unreadable_answer",
                    "the server says it succeeded, but its answer is not what RFC 6749 describes");
        }
        return body;
    }

    /** RFC 6749 §5.2, or as others write it: a path of their own, or an object with a type or code. */
    private static @Nullable String code(JsonNode body, @Nullable ErrorInAnswer errors) {
        JsonNode own = errors == null ? body.path("error") : TokenAnswers.at(body, errors.errorPath());
        JsonNode error = own.isMissingNode() ? body.path("error") : own;
        if (error.isObject()) {
            error = error.path("code").isTextual() ? error.path("code") : error.path("type");
        }
        String code = error.asText("");
        return code.matches("[\\x21-\\x7e]{1,80}") ? code.toLowerCase(Locale.ROOT) : null;
    }

    private static String said(int status, @Nullable String code, JsonNode body) {
        String description = body.path("error_description").asText("");
        String text = "the authorization server answered " + status + (code == null ? "" : " " + code);
        return description.isBlank() ? text : text + ": " + clean(description);
    }

    private static String clean(String description) {
        String printable = description.replaceAll("\\p{Cntrl}+", " ").strip();
        return printable.length() <= MAX_DESCRIPTION ? printable : printable.substring(0, MAX_DESCRIPTION) + "…";
    }

    /** A missing node for what is neither a JSON object nor a form. */
    private static JsonNode body(EgressResponse response) {
        String type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            ObjectNode form = JsonNodeFactory.instance.objectNode();
            URLUtils.parseParameters(response.body().toString())
                    .forEach((name, values) -> form.put(name, values.getFirst()));
            return form;
        }
        try {
            JsonNode read = JSON.readTree(response.body().getBytes());
            return read.isObject() ? read : JsonNodeFactory.instance.missingNode();
        } catch (IOException notJson) {
            return JsonNodeFactory.instance.missingNode(); // which is what the caller then reports, with the status
        }
    }

    /** RFC 9110 §10.2.3, seconds or a date; at most a day. */
    private static @Nullable Duration wait(EgressResponse response, Instant now) {
        String header = response.headers().firstValue("Retry-After").orElse("").strip();
        if (header.matches("\\d{1,9}")) {
            return shorter(Duration.ofSeconds(Long.parseLong(header)));
        }
        try {
            return header.isEmpty()
                    ? null
                    : shorter(Duration.between(now,
                            ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()));
        } catch (DateTimeException unreadable) {
            return null; // as if it were not there: a wait of our own is taken then
        }
    }

    private static Duration shorter(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
