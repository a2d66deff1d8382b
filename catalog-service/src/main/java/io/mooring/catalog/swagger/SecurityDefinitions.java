package io.mooring.catalog.swagger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.document.Place;

/** {@code securityDefinitions} as security schemes. */
final class SecurityDefinitions {

    private SecurityDefinitions() {}

    static ObjectNode schemes(Place document) {
        ObjectNode schemes = JsonNodeFactory.instance.objectNode();
        for (Place definition : document.at("securityDefinitions").members()) {
            if (definition.node() instanceof ObjectNode written) {
                schemes.set(definition.key(), scheme(definition, written.deepCopy()));
            }
        }
        return schemes;
    }

    private static ObjectNode scheme(Place definition, ObjectNode scheme) {
        return switch (definition.text("type")) {
            case "basic" -> scheme.put("type", "http").put("scheme", "basic");
            case "oauth2" -> {
                ObjectNode flow = JsonNodeFactory.instance.objectNode();
                for (String key : new String[]{"authorizationUrl", "tokenUrl", "scopes"}) {
                    if (scheme.has(key)) {
                        flow.set(key, scheme.remove(key));
                    }
                }
                scheme.remove("flow");
                scheme.putObject("flows").set(flow(definition.text("flow")), flow);
                yield scheme;
            }
            default -> scheme;
        };
    }

    private static String flow(String name) {
        return switch (name) {
            case "accessCode" -> "authorizationCode";
            case "application" -> "clientCredentials";
            default -> name;
        };
    }
}
