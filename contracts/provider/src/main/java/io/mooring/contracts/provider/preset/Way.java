package io.mooring.contracts.provider.preset;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.mooring.contracts.provider.FormField;

/** How an integration of a preset is reached. Packages and servers are only shipped when they were seen to exist. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Way.Remote.class, name = "remote"),
        @JsonSubTypes.Type(value = Way.Package.class, name = "package"),
        @JsonSubTypes.Type(value = Way.Specification.class, name = "specification"),
        @JsonSubTypes.Type(value = Way.Document.class, name = "document"),
        @JsonSubTypes.Type(value = Way.GraphQl.class, name = "graphql"),
        @JsonSubTypes.Type(value = Way.Database.class, name = "database"),
        @JsonSubTypes.Type(value = Way.Code.class, name = "provider"),
        @JsonSubTypes.Type(value = Way.Bundle.class, name = "bundle"),
        @JsonSubTypes.Type(value = Way.None.class, name = "none")})
public sealed interface Way {

    /** An MCP server somewhere else; {@code transport} is streamable-http or sse. The user consents there. */
    record Remote(String url, String transport) implements Way {}

    /** An MCP server the executor starts: a package of a public registry, with the variables it needs. */
    record Package(String registry, String name, String version, List<FormField> variables) implements Way {

        public Package {
            variables = List.copyOf(variables);
        }
    }

    /** Direct API: an OpenAPI document the provider publishes; {@code asksBaseUrl}: it can't say where calls go. */
    record Specification(String url, @Nullable String baseUrl, boolean asksBaseUrl) implements Way {}

    /** Direct API: an OpenAPI document of ours with the calls agents need most. */
    record Document(String name, boolean asksBaseUrl) implements Way {}

    /** Direct API: a GraphQL endpoint. */
    record GraphQl(String url) implements Way {}

    /** A database; {@code type} as in {@code DatabaseFacts}. */
    record Database(String type) implements Way {}

    /** Tools by code of ours, those of the preset's provider. */
    record Code() implements Way {}

    /** Several presets with one credential. */
    record Bundle(List<String> members) implements Way {

        public Bundle {
            members = List.copyOf(members);
        }
    }

    /** Nothing to install: a direct API no document describes. */
    record None() implements Way {}
}
