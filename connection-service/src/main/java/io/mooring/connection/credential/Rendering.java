package io.mooring.connection.credential;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.integrationview.AuthMethod;
import io.mooring.connection.integrationview.AuthMethod.Placement;

/** An auth method and the inputs of a connection, put together. */
final class Rendering {

    private Rendering() {}

    /** Fails with 409 when the method wants an input that the connection was not made with. */
    static List<RenderedPlacement> render(AuthMethod method, Inputs inputs) {
        for (String name : method.inputs()) {
            if (method.field(name).required() && !inputs.values().containsKey(name)) {
                throw ConnectionError.CONNECTION_NOT_ACTIVE
                        .because("the integration asks for " + name + " since; connect again");
            }
        }
        return method.placements().stream().filter(placement -> isFilled(placement, inputs))
                .map(placement -> render(placement, inputs.values())).toList();
    }

    /** What was left out may be: the method says so. */
    private static boolean isFilled(Placement placement, Inputs inputs) {
        return placement.literal() != null || placement.usesBasic()
                || inputs.values().containsKey(placement.variable());
    }

    private static RenderedPlacement render(Placement placement, Map<String, String> inputs) {
        return new RenderedPlacement(placement.carrier(), placement.name(),
                placement.prefix() + value(placement, inputs));
    }

    private static String value(Placement placement, Map<String, String> inputs) {
        String literal = placement.literal();
        if (literal != null) {
            return literal;
        }
        return placement.usesBasic() ? basic(inputs) : inputs.get(placement.variable());
    }

    private static String basic(Map<String, String> inputs) {
        String pair = inputs.get(Placement.USERNAME) + ":" + inputs.get(Placement.PASSWORD);
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
