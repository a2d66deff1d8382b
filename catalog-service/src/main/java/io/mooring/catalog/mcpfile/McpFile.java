package io.mooring.catalog.mcpfile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.problem.GeneralError;

/** The servers of one file, or of that of a group and that of an agent in it together. */
public final class McpFile {

    /** Servers one request may bring. */
    public static final int MOST = 200;
    private static final int LONGEST_NAME = 200;

    private McpFile() {}

    /**
     * One server of a file.
     *
     * @param name its key
     * @param place where it stands in the request, a JSON pointer
     * @param level group or agent; file when there is only one
     * @param entry what is said of it
     */
    public record Named(String name, String place, String level, JsonNode entry) {}

    /**
     * In order; where both have a server of one name, the agent's is taken whole. One that is null is taken away. Fails
     * with 400 that names the field.
     *
     * @param servers {@code mcpServers} of the only file; null when there are two
     * @param group a file
     * @param agent a file
     */
    public static List<Named> merged(@Nullable JsonNode servers, @Nullable JsonNode group, @Nullable JsonNode agent) {
        if (present(servers) == (present(group) || present(agent))) {
            throw GeneralError.BAD_REQUEST.at("/mcpServers", "expected mcpServers, or files as group and agent");
        }
        Map<String, Named> merged = new LinkedHashMap<>();
        if (present(servers)) {
            put(merged, servers, "", "file");
        }
        if (present(group)) {
            put(merged, group.path("mcpServers"), "/group", "group");
        }
        if (present(agent)) {
            put(merged, agent.path("mcpServers"), "/agent", "agent");
        }
        List<Named> all = merged.values().stream().filter(named -> !named.entry().isNull()).toList();
        if (all.size() > MOST) {
            throw GeneralError.BAD_REQUEST.at("/mcpServers", "expected at most " + MOST + " servers");
        }
        return all;
    }

    private static boolean present(@Nullable JsonNode file) {
        return file != null && !file.isNull();
    }

    private static void put(Map<String, Named> merged, JsonNode servers, String place, String level) {
        String here = place + "/mcpServers";
        if (!servers.isObject()) {
            throw GeneralError.BAD_REQUEST.at(here, "expected an object of servers by name");
        }
        servers.properties().forEach(server -> {
            String at = here + "/" + server.getKey().replace("~", "~0").replace("/", "~1");
            if (server.getKey().isBlank() || server.getKey().length() > LONGEST_NAME) {
                throw GeneralError.BAD_REQUEST.at(at, "expected a name of 1 to " + LONGEST_NAME + " characters");
            }
            if (!server.getValue().isObject() && !server.getValue().isNull()) {
                throw GeneralError.BAD_REQUEST.at(at, "expected an object");
            }
            merged.put(server.getKey(), new Named(server.getKey(), at, level, server.getValue()));
        });
    }
}
