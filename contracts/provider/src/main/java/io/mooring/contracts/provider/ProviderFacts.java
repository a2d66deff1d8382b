package io.mooring.contracts.provider;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What is known about a provider, as its data file says it. Text in braces inside a URL, header or body is filled in by
 * whoever sends it: from the inputs, the captures, or {@code access_token}, {@code refresh_token} and
 * {@code client_id}.
 *
 * @param id stable short name, in URLs and event types: {@code github}
 * @param displayName what people call it
 * @param category one word to browse by
 * @param family provider whose facts this one takes over where it has none, and whose credentials serve it too
 * @param auth how an account of it proves itself
 * @param docsUrl where the provider explains that; absent for a database
 * @param api where calls go
 * @param database which database it is; auth DATABASE only
 * @param inputs what a person gives beside consent, in the order of the form
 * @param placements where values go in a call; none: {@code Authorization: Bearer} and the access token
 * @param oauth where and how tokens are got
 * @param identity the request that says whose account it is
 * @param limits how it says that calls were too many
 * @param webhookScheme id of the provider that describes how its webhooks prove themselves; its own id, mostly
 * @param alternatives other providers with another way into the same accounts
 * @param notes what surprised others
 * @param unchecked paths of facts that are general knowledge, not compared with a source
 */
@JsonIgnoreProperties("webhook") // in texts that were published before the files of webhooks were their own
public record ProviderFacts(String id, String displayName, String category, @Nullable String family, Auth auth,
        @Nullable String docsUrl, @Nullable Api api, @Nullable DatabaseFacts database, List<FormField> inputs,
        List<Placement> placements, @Nullable OAuthFacts oauth, @Nullable IdentityProbe identity,
        @Nullable LimitFacts limits, @Nullable String webhookScheme,
        List<String> alternatives, List<String> notes, List<String> unchecked) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** How an account of a provider is connected. */
    public enum InstallKind {
        /** The user consents at the provider. */
        OAUTH,
        /** The user pastes what a form asks for. */
        CREDENTIALS,
        /** Not at all: only its webhooks are known. */
        NONE
    }

    /** How an account proves itself. */
    public enum Auth {
        /** Authorization code with PKCE, RFC 6749 and 7636. */
        OAUTH2(InstallKind.OAUTH),
        /** Three legs and signed requests, RFC 5849. */
        OAUTH1(InstallKind.OAUTH),
        /** The app is installed; its key then signs requests for tokens. */
        APP(InstallKind.OAUTH),
        /** A key signs requests for tokens, RFC 7523. */
        SERVICE_ACCOUNT(InstallKind.CREDENTIALS),
        /** User and secret are exchanged for short tokens. */
        TOKEN_REQUEST(InstallKind.CREDENTIALS),
        /** Pasted values go into each call. */
        API_KEY(InstallKind.CREDENTIALS),
        /** User and password, RFC 7617. */
        BASIC(InstallKind.CREDENTIALS),
        /** Each call is signed, AWS Signature Version 4. */
        AWS_SIGNATURE(InstallKind.CREDENTIALS),
        /** The protocol of a database. */
        DATABASE(InstallKind.CREDENTIALS),
        /** Nothing to connect. */
        NONE(InstallKind.NONE);

        private final InstallKind install;

        Auth(InstallKind install) {
            this.install = install;
        }
    }

    /**
     * Where calls go.
     *
     * @param baseUrl in front of every path; absent when the provider has several
     * @param headers every call carries
     */
    public record Api(@Nullable String baseUrl, Map<String, String> headers) {

        public Api {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * Where one value goes in a call.
     *
     * @param carrier header or query
     * @param name of the header or parameter
     * @param prefix text before the value
     * @param variable input, capture or {@code access_token}; the inputs {@code username} and {@code password} for basic
     * @param encoding plain, or basic as RFC 7617 says
     */
    public record Placement(String carrier, String name, @Nullable String prefix, @Nullable String variable,
            @Nullable String encoding) {}

    public ProviderFacts {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("provider id " + id + " is not in lower case with dashes");
        }
        inputs = List.copyOf(inputs);
        placements = List.copyOf(placements);
        alternatives = List.copyOf(alternatives);
        notes = List.copyOf(notes);
        unchecked = List.copyOf(unchecked);
    }

    /**
     * Those of a shipped provider.
     *
     * @throws java.io.UncheckedIOException when its file is missing or does not fit: the build is broken
     */
    public static ProviderFacts shipped(String id) {
        return ShippedFacts.read(id);
    }

    /** How an account of it is connected. */
    public InstallKind install() {
        return auth.install;
    }

    /** As JSON text in the form of the data files, with what it takes over from its family. */
    public String text() {
        return ShippedFacts.text(this);
    }
}
