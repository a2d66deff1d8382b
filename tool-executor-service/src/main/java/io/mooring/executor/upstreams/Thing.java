package io.mooring.executor.upstreams;

import org.jspecify.annotations.Nullable;

/** What a server can list besides tools. */
enum Thing {

    PROMPT("prompts/list", "prompts", "name"), //
    RESOURCE("resources/list", "resources", "uri"), //
    TEMPLATE("resources/templates/list", "resourceTemplates", "uriTemplate");

    /** Of the request. */
    final String method;
    /** Member of the result. */
    final String list;
    /** Member of each that names it. */
    final String key;

    Thing(String method, String list, String key) {
        this.method = method;
        this.list = list;
        this.key = key;
    }

    static @Nullable Thing listedBy(String method) {
        for (Thing thing : values()) {
            if (thing.method.equals(method)) {
                return thing;
            }
        }
        return null;
    }

    /** How one of an integration is called here: names as tools are, addresses in a scheme of ours. */
    String prefix(String integration) {
        return this == PROMPT ? "mcp_" + integration + "_" : "mooring:" + integration + ":";
    }
}
