package io.mooring.connection.integrationview;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * An integration as far as connections need to know it.
 *
 * @param kind openapi, graphql, mcp, database or built-in; null when it was last told before this was kept
 * @param provider id of the provider whose credentials it takes
 * @param family id of the bundle it belongs to: one credential for all of them
 * @param baseUrl where its calls go
 * @param authMethods the ways to authenticate it declares
 * @param version rises with each change, also over removal and a new registration of the slug
 */
public record IntegrationView(String slug, String name, @Nullable String kind, @Nullable String provider,
        @Nullable String family, @Nullable String baseUrl, List<AuthMethod> authMethods, long version) {

    /** The method a connection binds to. {@code none} is always there: a tool may work without a credential. */
    public Optional<AuthMethod> method(String template) {
        Optional<AuthMethod> declared = authMethods.stream().filter(method -> method.template().equals(template))
                .findFirst();
        return declared.isEmpty() && template.equals(AuthMethod.NO_TEMPLATE)
                ? Optional.of(AuthMethod.none())
                : declared;
    }

    /** Whether its tools are those of an MCP server. */
    public boolean speaksMcp() {
        return "mcp".equals(kind);
    }

    /** Every template a connection can bind to. */
    public List<String> templates() {
        return Stream.concat(authMethods.stream().map(AuthMethod::template), Stream.of(AuthMethod.NO_TEMPLATE))
                .distinct().toList();
    }
}
