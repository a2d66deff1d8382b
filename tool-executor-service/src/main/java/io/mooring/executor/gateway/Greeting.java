package io.mooring.executor.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.Config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.rpc.Protocol;
import io.mooring.executor.task.Tasks;

/** What Mooring says of itself. */
@ApplicationScoped
class Greeting {

    private static final String INSTRUCTIONS = "Tools of the apps this agent is bound to. A tool is named after its app and"
            + " what it does. A call that needs somebody's approval says so and must not be sent again.";

    private final String version;

    Greeting(Config config) {
        this.version = config.getOptionalValue("quarkus.application.version", String.class).orElse("0");
    }

    /** The result of {@code server/discover}, but for what every result has. @param servers whether any are behind it */
    ObjectNode discovered(boolean servers) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode versions = result.putArray("supportedVersions").add(Protocol.MODERN);
        Protocol.LEGACY.forEach(versions::add);
        result.set("capabilities", capabilities(true, servers));
        return result.put("instructions", INSTRUCTIONS);
    }

    /** The result of {@code initialize}. */
    ObjectNode initialized(String agreed, boolean servers) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("protocolVersion", agreed);
        result.set("capabilities", capabilities(false, servers));
        result.set("serverInfo", server());
        return result.put("instructions", INSTRUCTIONS);
    }

    ObjectNode server() {
        return JsonNodeFactory.instance.objectNode().put("name", "mooring").put("title", "Mooring").put("version",
                version);
    }

    private static ObjectNode capabilities(boolean modern, boolean servers) {
        ObjectNode capabilities = JsonNodeFactory.instance.objectNode();
        told(capabilities.putObject("tools"));
        if (!modern) {
            capabilities.putObject("logging");
        }
        if (servers) {
            told(capabilities.putObject("prompts"));
            told(capabilities.putObject("resources")).put("subscribe", true);
            capabilities.putObject("completions");
            if (modern) {
                capabilities.putObject("extensions").putObject(Tasks.EXTENSION);
            }
        }
        return capabilities;
    }

    /** Clients are told when it changes. */
    private static ObjectNode told(ObjectNode capability) {
        return capability.put("listChanged", true);
    }
}
