package io.mooring.catalog.mcp;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.AuthTemplate;
import io.mooring.contracts.problem.GeneralError;

/** Remote servers: their runtime and what a connection gives. */
final class Remotes {

    private static final Set<String> TRANSPORTS = Set.of("streamable-http", "sse", "auto");
    private static final int LONGEST_URL = 2048;

    private Remotes() {}

    /** Fails with 400 that names the field. */
    static Way way(Reach.Remote remote) {
        Asked asked = new Asked();
        Map<String, Input> variables = remote.variables() == null ? Map.of() : remote.variables();
        Template endpoint = endpoint(remote.endpoint(), variables);
        Literals.requireOpen(variables);
        asked.fill(endpoint, variables);
        ObjectNode runtime = JsonNodeFactory.instance.objectNode().put("transport", transport(remote))
                .put("endpoint", endpoint.text());
        ObjectNode headers = constants(runtime, "headers", remote.headers());
        constants(runtime, "queryParams", remote.queryParams());
        List<Input> inputs = remote.inputs() == null ? List.of() : remote.inputs();
        for (int index = 0; index < inputs.size(); index++) {
            Input input = inputs.get(index);
            String constant = asked.place("/inputs/" + index, "header", input, false);
            if (constant != null) {
                headers.put(input.name(), constant);
            }
        }
        List<AuthTemplate> methods = asked.methods("apikey", "API key");
        return new Way(runtime, methods, endpoint.isConstant() ? endpoint.text() : null);
    }

    private static String transport(Reach.Remote remote) {
        String transport = remote.remoteTransport() == null ? "auto" : remote.remoteTransport();
        if (!TRANSPORTS.contains(transport)) {
            throw GeneralError.BAD_REQUEST.at("/remoteTransport", "expected streamable-http, sse or auto");
        }
        return transport;
    }

    private static Template endpoint(@Nullable String given, Map<String, Input> variables) {
        Template endpoint = Template.of(given == null ? "" : given.strip(), variables.keySet());
        requireUrl("/endpoint", endpoint.example());
        return endpoint;
    }

    /** An absolute http or https URL without user name. Fails with 400 that names the field. */
    static URI requireUrl(String field, @Nullable String text) {
        try {
            URI url = new URI(text == null ? "" : text.strip());
            if (url.getHost() != null && url.getUserInfo() == null && url.toString().length() <= LONGEST_URL
                    && url.getScheme() != null && url.getScheme().matches("(?i)https?")) {
                return url;
            }
        } catch (URISyntaxException notAUrl) {
            throw GeneralError.BAD_REQUEST.at(field, "expected a valid URL");
        }
        throw GeneralError.BAD_REQUEST.at(field, "expected an absolute http or https URL of at most " + LONGEST_URL
                + " characters, without a user name");
    }

    private static ObjectNode constants(ObjectNode runtime, String field, @Nullable Map<String, String> values) {
        Map<String, String> given = values == null ? Map.of() : values;
        Literals.requireConstants("/" + field, given, Set.of());
        ObjectNode constants = runtime.putObject(field);
        given.forEach(constants::put);
        return constants;
    }
}
