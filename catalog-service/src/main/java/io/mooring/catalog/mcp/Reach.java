package io.mooring.catalog.mcp;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/** How an MCP server is reached; each of its values is the same for every connection. */
public sealed interface Reach {

    /**
     * A server somewhere else.
     *
     * @param endpoint its URL, with {@code {variable}} in the places of {@code variables}
     * @param remoteTransport streamable-http, sse, or auto: whatever it speaks
     * @param headers constants
     * @param queryParams constants
     * @param inputs headers whose value a connection gives, in the form of {@code server.json}
     * @param variables of the endpoint
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Remote(@Nullable String endpoint, @Nullable String remoteTransport, @Nullable Map<String, String> headers,
            @Nullable Map<String, String> queryParams, @Nullable List<Input> inputs,
            @Nullable Map<String, Input> variables) implements Reach {}

    /**
     * A server the executor starts, which speaks over its standard input and output. No shell ever sees a word of this.
     *
     * @param command the program; absent when the package's runtime is one
     * @param args its arguments, one word each
     * @param env constants of its environment
     * @param envVars variables whose value a connection gives
     * @param cwd where it runs; a folder of its own when absent
     * @param installed the package it comes from
     * @param variables in the places of {@code {variable}} in its arguments
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Local(@Nullable String command, @Nullable List<String> args, @Nullable Map<String, String> env,
            @Nullable List<Input> envVars, @Nullable String cwd, @JsonProperty("package") @Nullable Package installed,
            @Nullable Map<String, Input> variables) implements Reach {

        /** One whose arguments are the same for every connection. */
        public Local(@Nullable String command, @Nullable List<String> args, @Nullable Map<String, String> env,
                @Nullable List<Input> envVars, @Nullable String cwd, @Nullable Package installed) {
            this(command, args, env, envVars, cwd, installed, null);
        }
    }

    /**
     * A package of a public registry, in the form of {@code server.json}.
     *
     * @param registryType npm, pypi, oci, nuget, mcpb or another the executor may know
     * @param registryBaseUrl the type's public registry when absent
     * @param identifier its name there
     * @param version exact; the newest at the time of a start when absent
     * @param fileSha256 of the file, hex; checked before it is run
     * @param runtimeHint npx, uvx, docker or dnx
     * @param transport stdio when absent, and nothing else
     * @param runtimeArguments of the runtime, before the package
     * @param packageArguments of the server, behind the package
     * @param environmentVariables of the server
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Package(@Nullable String registryType, @Nullable String registryBaseUrl, @Nullable String identifier,
            @Nullable String version, @Nullable String fileSha256, @Nullable String runtimeHint,
            @Nullable Transport transport, @Nullable List<Input> runtimeArguments,
            @Nullable List<Input> packageArguments, @Nullable List<Input> environmentVariables) {

        /** A package of npm, {@code name} or {@code name@version}. */
        public static Package npm(String name) {
            int at = name.indexOf('@', 1);
            return new Package("npm", null, at < 0 ? name : name.substring(0, at),
                    at < 0 ? null : name.substring(at + 1), null, null, null, null, null, null);
        }
    }

    /** What a package speaks. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Transport(@Nullable String type, @Nullable String url) {}
}
