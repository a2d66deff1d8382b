package io.mooring.connection.credential;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.connection.credential.PrivateKeys.Unusable;
import io.mooring.contracts.problem.GeneralError;

/**
 * A key as somebody gave it: the file its provider made, as text in {@code key}; or what of that counts, value by value.
 *
 * @param key ready to sign
 * @param tokenUrl where the file says that tokens are got; null when it does not say
 * @param at JSON pointer to it in the request
 */
public record GivenKey(SigningKey key, @Nullable String tokenUrl, String at) {

    /** The input that takes the whole file. */
    public static final String FILE = "key";
    /** The input for the user it acts for. */
    public static final String SUBJECT = "subject";

    private static final String EMAIL = "client_email";
    private static final String KEY_ID = "private_key_id";
    private static final String KEY = "private_key";
    private static final Set<String> PARTS = Set.of(EMAIL, KEY, KEY_ID, SUBJECT);
    private static final Set<String> WITH_FILE = Set.of(FILE, SUBJECT);
    private static final int MAX_FILE = 16_384;
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,320}");
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** Whether somebody gives a key: other values are something else. */
    public static boolean isIn(@Nullable Map<String, @Nullable String> values) {
        return values != null && (values.containsKey(FILE) || values.containsKey(KEY));
    }

    /**
     * Fails with 400 naming the value, and what of the file, that does not fit; never with a part of it.
     *
     * @param value short for the file in {@code values}
     */
    public static GivenKey of(@Nullable String value, @Nullable Map<String, @Nullable String> values) {
        Map<String, @Nullable String> all = new HashMap<>(values == null ? Map.of() : values);
        if (value != null && all.putIfAbsent(FILE, value) != null) {
            throw GeneralError.BAD_REQUEST.at("/value", "expected either value or values/key, not both");
        }
        return of(all, value == null ? "/values/" + FILE : "/value");
    }

    private static GivenKey of(Map<String, @Nullable String> values, String at) {
        Set<String> allowed = values.containsKey(FILE) ? WITH_FILE : PARTS;
        for (String name : values.keySet()) {
            if (!allowed.contains(name)) {
                throw GeneralError.BAD_REQUEST.at("/values/" + name.replace("~", "~0").replace("/", "~1"),
                        "expected one of " + String.join(", ", new TreeSet<>(allowed)));
            }
        }
        String subject = values.get(SUBJECT) == null || values.get(SUBJECT).isBlank() ? null : values.get(SUBJECT);
        return values.containsKey(FILE)
                ? file(values.get(FILE), at, subject)
                : new GivenKey(key("/values", values.get(EMAIL), subject, values.get(KEY_ID), values.get(KEY)), null,
                        "/values");
    }

    private static GivenKey file(@Nullable String text, String at, @Nullable String subject) {
        JsonNode file = read(text, at);
        if (file.has("type") && !file.path("type").asText().equals("service_account")) {
            throw GeneralError.BAD_REQUEST.at(at + "/type",
                    "expected service_account; a file of another type signs for nothing");
        }
        SigningKey key = key(at, text(file, EMAIL, at), subject, text(file, KEY_ID, at), text(file, KEY, at));
        return new GivenKey(key, text(file, "token_uri", at), at);
    }

    private static JsonNode read(@Nullable String text, String at) {
        if (text == null || text.isBlank() || text.length() > MAX_FILE) {
            throw GeneralError.BAD_REQUEST.at(at, "expected the JSON file of a service account's key");
        }
        try {
            JsonNode file = JSON.readTree(text);
            if (file.isObject()) {
                return file;
            }
        } catch (IOException notJson) {
            throw noFile(at); // no cause: it quotes
        }
        throw noFile(at);
    }

    private static RuntimeException noFile(String at) {
        return GeneralError.BAD_REQUEST.at(at,
                "expected the whole JSON file of a service account's key, from { to }; this is not a JSON object");
    }

    private static @Nullable String text(JsonNode file, String name, String at) {
        JsonNode value = file.path(name);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw GeneralError.BAD_REQUEST.at(at + "/" + name, "expected a text");
        }
        return value.textValue();
    }

    private static SigningKey key(String at, @Nullable String email, @Nullable String subject, @Nullable String id,
            @Nullable String pem) {
        if (email == null || !NAME.matcher(email).matches()) {
            throw GeneralError.BAD_REQUEST.at(at + "/" + EMAIL, "expected the address of the service account");
        }
        if (subject != null && !NAME.matcher(subject).matches()) {
            throw GeneralError.BAD_REQUEST.at("/values/" + SUBJECT, "expected the address of a user, or nothing");
        }
        if (id != null && !NAME.matcher(id).matches()) {
            throw GeneralError.BAD_REQUEST.at(at + "/" + KEY_ID, "expected the id of the key, without spaces");
        }
        try {
            return new SigningKey(email, subject, id, pem == null ? "" : pem);
        } catch (Unusable unusable) {
            throw GeneralError.BAD_REQUEST.at(at + "/" + KEY, "expected " + unusable.expected());
        }
    }

    /** Fails with 400 when the file is of another server. */
    public void requireFor(String server) {
        if (tokenUrl != null && !tokenUrl.equals(server)) {
            throw GeneralError.BAD_REQUEST.at(at + "/token_uri",
                    "expected " + server + ", where this integration gets its tokens");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "GivenKey[" + key + "]";
    }
}
