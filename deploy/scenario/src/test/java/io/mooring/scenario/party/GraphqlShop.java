package io.mooring.scenario.party;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

import io.mooring.scenario.node.NodeFolder;

/** The Node program in {@code graphql/}: a server on GraphQL Yoga, with nothing of Mooring's. */
public final class GraphqlShop implements AutoCloseable {

    private final Process process;
    private final URI endpoint;

    private GraphqlShop(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** False where Node or npm is missing. */
    public static boolean canRun() {
        return NodeFolder.canRun();
    }

    /**
     * Starts one.
     *
     * @param token whoever does not send it is refused; empty: everybody is served
     */
    public static GraphqlShop open(String token) throws IOException {
        return open(Map.of("TOKEN", token));
    }

    /** Starts a library: strangers are refused, each token has its own schema. */
    public static GraphqlShop library(String keeper, String clerk) throws IOException {
        return open(Map.of("KEEPER", keeper, "CLERK", clerk));
    }

    private static GraphqlShop open(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = NodeFolder.installed("graphql", "serve.js", "library.js")
                .process(List.of("node", "serve.js")).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader said = process.inputReader();
        String port = said.readLine();
        if (port == null) {
            throw new AssertionError("the GraphQL server ended before it listened");
        }
        return new GraphqlShop(process, URI.create("http://127.0.0.1:" + port.strip() + "/graphql"));
    }

    public URI endpoint() {
        return endpoint;
    }

    /** Of a library: from now on the keeper's schema is another one. */
    public void revise() {
        Api.stranger(endpoint.resolve("/")).post("revise", Map.of()).expect(204);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
