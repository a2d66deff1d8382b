package io.mooring.catalog.openapi;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.catalog.AuthTemplate;

/**
 * The configuration of an integration that was made of a document: what a refresh needs.
 *
 * @param specHash SHA-256 of the document
 * @param sourceUrl where it is fetched; absent when it was given as text
 * @param baseUrl where calls go, whatever the document says
 * @param specOverrides corrections, RFC 6902
 * @param templateGiven whether {@code authenticationTemplate} was set by somebody; else it follows the document
 * @param authenticationTemplate ways to authenticate
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Settings(String specHash, @Nullable URI sourceUrl, @Nullable String baseUrl,
        @Nullable JsonNode specOverrides, boolean templateGiven, @Nullable JsonNode authenticationTemplate) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /** Reads what {@link #text} wrote. */
    public static Settings of(String text) {
        try {
            return JSON.readValue(text, Settings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored configuration is damaged", e);
        }
    }

    /** These with other templates or another base URL, where given. */
    public Settings with(@Nullable List<AuthTemplate> templates, @Nullable String otherBaseUrl) {
        return new Settings(specHash, sourceUrl, otherBaseUrl == null ? baseUrl : otherBaseUrl, specOverrides,
                templateGiven || templates != null,
                templates == null ? authenticationTemplate : JSON.valueToTree(templates));
    }

    /** What is stored. */
    public String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings can always be written as JSON", e);
        }
    }
}
