package io.mooring.contracts.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * What is known about a provider, as its data file says it.
 *
 * @param id stable short name, in URLs and event types: {@code github}
 * @param displayName what people call it
 * @param install how an account of it is connected
 * @param webhook how its events arrive
 */
public record ProviderFacts(String id, String displayName, InstallKind install, WebhookFacts webhook) {

    /** How an account of a provider is connected. */
    public enum InstallKind {
        /** The user consents at the provider (OAuth 2). */
        OAUTH,
        /** The user pastes a key or token. */
        CREDENTIALS
    }

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public ProviderFacts {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("provider id " + id + " is not in lower case with dashes");
        }
    }

    /**
     * Reads the data file beside a provider's class.
     *
     * @throws UncheckedIOException when it is missing or does not fit: the build is broken, nothing can start
     */
    public static ProviderFacts read(Class<? extends IntegrationProvider> provider, String file) {
        try (InputStream json = provider.getResourceAsStream(file)) {
            if (json == null) {
                throw new IOException(file + " is missing beside " + provider.getName());
            }
            return JSON.readValue(json, ProviderFacts.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
