package io.mooring.catalog;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an integration is made of; decides who compiles its tools and who runs them. */
public enum Kind {

    OPENAPI("openapi"), GRAPHQL("graphql"), MCP("mcp"), DATABASE("database"), PROVIDER("provider"),
    BUILT_IN("built-in");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /** The word on the wire and in the database. */
    public String label() {
        return label;
    }

    /** Whether its connections are asked which tools they offer. */
    public boolean isListedByConnections() {
        return this == GRAPHQL || this == MCP;
    }

    public static Optional<Kind> find(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }

    /** All words, for a message to a caller. */
    public static String labels() {
        return Arrays.stream(values()).map(Kind::label).collect(Collectors.joining(", "));
    }
}
